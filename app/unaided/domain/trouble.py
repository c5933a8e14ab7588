"""What can go wrong, as sentences a person can read: what is wrong, where, what to do."""

from __future__ import annotations


class UnaidedError(Exception):
    """Anything whose text is meant for the person."""

    @property
    def sentence(self) -> str:
        """Return the text the person reads."""
        return str(self)


class RuleError(UnaidedError):
    """What was asked for cannot be done; nothing was changed."""


class TaskRuleError(RuleError):
    """A task was given something it cannot hold."""


class SessionRuleError(RuleError):
    """A session was asked for a move its state does not have."""


class ExplanationRuleError(RuleError):
    """An explanation or reflection is incomplete or out of range."""


class RecallRuleError(RuleError):
    """A recall or its card was asked for something it cannot do."""


class ExperimentRuleError(RuleError):
    """The ruler or the coin was asked for something it cannot do."""


class TimelineRuleError(RuleError):
    """A note on the timeline is incomplete or out of order."""


class SkillRuleError(RuleError):
    """A skill has no name, is not there, or a note of it is too long."""


class StageRuleError(RuleError):
    """The stage self-check was asked for something it cannot do."""


class PlanRuleError(RuleError):
    """The rebuild plan was asked for something it cannot do."""


class ImportRuleError(RuleError):
    """A file that is to be brought in has rows that cannot be."""


class EditRuleError(RuleError):
    """History was asked for a correction that cannot be."""


class HistoryRuleError(RuleError):
    """A list of the past was asked for days that are none."""


class ReportRuleError(RuleError):
    """A report was asked for something that is not there."""


class SettingsRuleError(RuleError):
    """A setting was given something it cannot hold."""


class Trouble(UnaidedError):  # noqa: N818 (the house's word for what is no error of ours)
    """The world is in the way: the disk, a permission, another version. Not a bug of ours."""


class StorageFullError(Trouble):
    """The disk is full."""


class StorageLockedError(Trouble):
    """Another process writes to this profile."""


class StorageReadOnlyError(Trouble):
    """The data folder or file cannot be written."""


class StorageTooNewError(Trouble):
    """The file was made by a newer Unaided."""


class StorageForeignError(Trouble):
    """The file is not one of ours."""


class StorageDamagedError(Trouble):
    """The file is damaged."""


class StorageDiskError(Trouble):
    """The disk could not do what it was asked."""
