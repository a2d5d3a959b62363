"""The demo's archive: the real pipeline over the invented sites, one moment after the other.

Which moments are done is kept in the archive, so that a demo that was stopped goes on.
"""

import datetime as dt

from conductatlas.app.demo.moments import MOMENTS, Moment
from conductatlas.app.demo.site import DemoSite, catalogue_folder
from conductatlas.app.fetching import guest_of
from conductatlas.app.services import check_options, workshop_of
from conductatlas.app.settings import Settings
from conductatlas.archive.store_values import named_value, set_named_value
from conductatlas.model.vocabulary import Origin
from conductatlas.pipeline import CheckReport, Selection, check_documents, sync_folders

__all__ = ["DemoArchive"]

_DONE = "demo-visits-done"


class DemoArchive:
    """Fills an archive with the invented companies' policies."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._site = DemoSite()
        self._at = MOMENTS[0].at

    def moments_left(self) -> tuple[Moment, ...]:
        """The moments that were not visited yet."""
        done = named_value(_DONE)
        return MOMENTS[done if isinstance(done, int) else 0 :]

    def visit(self, moment: Moment) -> CheckReport:
        """Check every invented document as it stands at `moment`."""
        self._site.set_moment(moment)
        self._at = moment.at
        sync_folders([catalogue_folder()], moment.at, Origin.SIMULATED)
        report = check_documents(
            Selection(),
            guest_of(self._settings, self._now, self._site.routes()),
            workshop_of(self._settings, self._now),
            # No worker processes: the site answers from a thread of this one.
            check_options(self._settings, "demo", workers=0),
        )
        set_named_value(_DONE, moment.visit)
        return report

    def close(self) -> None:
        """Stop the invented sites."""
        self._site.stop()

    def _now(self) -> dt.datetime:
        """The simulated clock; it stands still during a visit, so that runs are the same."""
        return self._at
