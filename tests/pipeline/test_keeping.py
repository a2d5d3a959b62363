import datetime as dt

import pytest

from conductatlas.capture import Exchange, FetchRequest, Hop
from conductatlas.pipeline.keeping import new_capture

AT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
OLD, NEW = "https://lumenpost.example/terms", "https://lumenpost.example/legal/terms"


def fetched(*answers: tuple[str, int]) -> Exchange:
    hops = tuple(Hop("GET", url, (), AT, 3, status) for url, status in answers)
    return Exchange(FetchRequest(OLD), AT, AT, hops, b"Our terms.")


@pytest.mark.parametrize(
    ("answers", "is_for_good"),
    [
        ([(OLD, 200)], False),
        ([(OLD, 301), (NEW, 200)], True),
        ([(OLD, 308), (NEW, 304)], True),
        ([(OLD, 301), (OLD + "/", 301), (NEW, 200)], True),
        ([(OLD, 302), (NEW, 200)], False),
        ([(OLD, 301), (OLD + "/", 302), (NEW, 200)], False),
        # A page that sets a cookie and sends its reader back.
        ([(OLD, 301), (OLD, 200)], False),
    ],
)
def test_a_page_moved_for_good_where_every_redirect_says_so(
    answers: list[tuple[str, int]], is_for_good: bool
) -> None:
    made = new_capture(1, fetched(*answers), lambda _: b"{}")
    assert made.moved_for_good is is_for_good
