import pytest

from conductatlas.publication.figures import figure_changes


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("2. We give 60 days' notice.", "2. We give 30 days' notice.", (("60 days", "30 days"),)),
        ("A fee of 8 per cent.", "A fee of 9.5 per cent.", (("8 per cent", "9.5 per cent"),)),
        ("It costs $10.", "It costs $12.50.", (("$10", "$12.50"),)),
        ("In 3 or 5 days.", "In 5 or 3 weeks.", ()),
        ("In 30 days.", "At once.", ()),
        ("", "", ()),
    ],
)
def test_figures_that_differ_are_paired(
    before: str, after: str, found: tuple[tuple[str, str], ...]
) -> None:
    assert figure_changes(before, after) == found
