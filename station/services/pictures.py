"""The picture of the current cake, and which others are brought before they are needed."""

from functools import partial

from station.domain.stages import Stage
from station.services.label_preview import Post
from station.services.task_runner import TaskRunner
from station.services.workbench import Workbench
from sync.pictures.picture import Picture

AHEAD = 30
"""So many cakes of the queue have their pictures here before they come."""


class Pictures:
    """Asks the store of pictures (sync/pictures) for what the bench shows now and next."""

    def __init__(self, bench: Workbench, runner: TaskRunner, post: Post) -> None:
        self._bench = bench
        self._runner = runner
        self._post = post
        self._shown: str | None = None
        self._wanted: tuple[str, ...] = ()

    def refresh(self) -> None:
        """Follow the current cake and the queue. In the store worker, before each state is drawn."""
        store, current = self._bench.ports.pictures, self._bench.current
        if store is None:
            return
        url = current.image_url if current else None
        if url != self._shown:
            self._shown, self._bench.picture = url, None
            if url:
                self._runner.network(partial(self._look, url))
        wanted = self._next(url)
        if wanted != self._wanted:
            self._wanted = wanted
            store.want(wanted)

    def take(self, url: str, picture: Picture) -> None:
        """It is here. Any thread."""
        # The others are on the disk by now.
        if url == self._shown:
            self._post(partial(self._keep, url, picture))

    def _next(self, current: str | None) -> tuple[str, ...]:
        # Filling works without pictures: only who asks for everything about a cake sees one.
        ahead = () if self._bench.stage is Stage.FILLING else self._bench.queue.orders[:AHEAD]
        urls = (current, *(order.image_url for order in ahead))
        return tuple(dict.fromkeys(url for url in urls if url))

    def _look(self, url: str) -> None:
        store = self._bench.ports.pictures
        picture = store.get(url) if store else None
        if picture is not None:
            self._post(partial(self._keep, url, picture))

    def _keep(self, url: str, picture: Picture) -> None:
        if url == self._shown:
            self._bench.picture = picture
