from collections import deque
from types import TracebackType

from jeepney.low_level import Message

class FilterHandle:
    queue: deque[Message]
    def close(self) -> None: ...
    def __enter__(self) -> deque[Message]: ...
    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None: ...
