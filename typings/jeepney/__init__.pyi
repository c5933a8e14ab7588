from jeepney.bus_messages import MatchRule as MatchRule
from jeepney.bus_messages import Monitoring as Monitoring
from jeepney.bus_messages import message_bus as message_bus
from jeepney.low_level import (
    Header as Header,
)
from jeepney.low_level import (
    HeaderFields as HeaderFields,
)
from jeepney.low_level import (
    Message as Message,
)
from jeepney.low_level import (
    MessageFlag as MessageFlag,
)
from jeepney.low_level import (
    MessageType as MessageType,
)
from jeepney.low_level import (
    Parser as Parser,
)
from jeepney.wrappers import (
    DBusAddress as DBusAddress,
)
from jeepney.wrappers import (
    DBusErrorResponse as DBusErrorResponse,
)
from jeepney.wrappers import (
    Properties as Properties,
)
from jeepney.wrappers import (
    new_error as new_error,
)
from jeepney.wrappers import (
    new_method_call as new_method_call,
)
from jeepney.wrappers import (
    new_method_return as new_method_return,
)
from jeepney.wrappers import (
    new_signal as new_signal,
)
