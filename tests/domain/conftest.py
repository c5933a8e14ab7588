"""Property tests of the rules try as many histories as the environment asks for."""

from tests.support import profiles

profiles.load()
