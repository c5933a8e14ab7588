from jeepney.bus_messages import MatchRule as MatchRule, Monitoring as Monitoring, message_bus as message_bus
from jeepney.low_level import (
    Header as Header,
    HeaderFields as HeaderFields,
    Message as Message,
    MessageFlag as MessageFlag,
    MessageType as MessageType,
    Parser as Parser,
)
from jeepney.wrappers import (
    DBusAddress as DBusAddress,
    DBusErrorResponse as DBusErrorResponse,
    new_error as new_error,
    new_method_call as new_method_call,
    new_method_return as new_method_return,
    new_signal as new_signal,
)
