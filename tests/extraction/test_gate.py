"""The gate: what is no policy is called by its right name, and a policy is let through (Q1)."""

import pytest

from conductatlas.extraction import extract
from conductatlas.model.vocabulary import Gate

_CLAUSES = (
    "You may use the service only under these terms. We may disclose personal data to third parties"
    " where the law requires it. You can terminate your account at any time. "
)
_MENU = "<nav><a href=/>Home</a><a href=/shop>Shop</a></nav>"
_FOOTER = "<footer><a href=/terms>Terms</a><a href=/privacy>Privacy policy</a></footer>"


def _gate(body: str, title: str = "") -> Gate:
    page = f"<html><head><title>{title}</title></head><body>{_MENU}{body}{_FOOTER}</body></html>"
    made = extract(page.encode(), media_type="text/html")
    assert (made.gate_reason is None) == (made.gate is Gate.POLICY)
    return made.gate


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Log in", "<form><input name=user><input type=password><button>Log in</button></form>"),
        (
            "Tandelo",
            "<h1>Welcome back</h1><form><input type=password></form><p>Forgot password?</p>",
        ),
        ("Anmelden – Breskow", "<h1>Anmelden</h1><p>Bitte melden Sie sich an.</p>"),
        ("Connexion", "<p>Connectez-vous pour continuer.</p><input type='password'>"),
        (
            "Sign in to continue",
            "<p>Sign in to read the terms of service.</p><p>Create an account</p>",
        ),
    ],
)
def test_a_log_in_page_is_called_so(title: str, body: str) -> None:
    assert _gate(body, title) is Gate.LOGIN


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Just a moment...", "<h1>Checking your browser</h1><p>Enable JavaScript and cookies to"
         " continue.</p>"),
        ("Attention Required!", "<h1>Sorry, you have been blocked</h1>"),
        ("vireo.example", "<p>Verify that you are human by completing the action below.</p>"),
        ("Access denied", "<p>You do not have permission to view this page. Reference 18.2a</p>"),
        ("Security check", "<h2>Please complete the security check to access the site</h2>"),
    ],
)  # fmt: skip
def test_a_bot_check_is_called_so(title: str, body: str) -> None:
    assert _gate(body, title) is Gate.BOT_CHECK


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Page not found",
            "<h1>Sorry, this page isn't available</h1><p>The link may be broken.</p>",
        ),
        ("Ostrel", "<h1>404</h1><p>We can't find that page.</p>"),
        ("Seite nicht gefunden", "<p>Die Seite wurde leider nicht gefunden.</p>"),
        ("Page introuvable", "<p>La page que vous cherchez n'existe plus.</p>"),
        ("Privacy Policy", "<h1>Oops</h1><p>An unexpected error has occurred. Try again.</p>"),
        ("Lumenpost", "<p>The page you are looking for has been moved or removed.</p>"),
        ("Página no encontrada", "<p>No hemos encontrado la página.</p>"),
    ],
)
def test_a_soft_404_is_called_so(title: str, body: str) -> None:
    assert _gate(body, title) is Gate.NOT_FOUND


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Privacy policy",
            "<div id=root></div><noscript>You need to enable JavaScript.</noscript>",
        ),
        ("Lumenpost", ""),
        ("Lumenpost", "<p>Redirecting to another page</p>"),
    ],
)
def test_an_empty_shell_is_called_so(title: str, body: str) -> None:
    assert _gate(body, title) is Gate.EMPTY


_INDEX = "".join(
    f"<li><a href=/{n}>The policy on number {n} of the list</a></li>" for n in range(30)
)
_ARTICLE = "Our team spent the summer at the lake and came back with ideas for the new map. " * 30


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Legal", f"<main><h1>Policies</h1><ul>{_INDEX}</ul></main>"),
        ("Vireo, the map", f"<main><h1>A map that knows you</h1><p>{_ARTICLE}</p></main>"),
        ("Vireo blog", f"<article><h1>Summer at the lake</h1><p>{_ARTICLE}</p></article>"),
        ("Before you continue", "<main><h1>Before you continue to Vireo</h1><p>We use cookies and"
         " data to deliver and maintain services, to track outages, to measure audiences and to"
         " show advertising.</p><button>Accept all</button></main>"),
        ("Sofas – Breskow", "<main><h1>Sofas</h1>" + "<div><h3>Sofa Lund</h3><p>Drei Sitze, Wolle,"
         " in acht Farben. 1.290 €</p><button>In den Korb</button></div>" * 12 + "</main>"),
    ],
)  # fmt: skip
def test_a_page_of_another_kind_is_called_so(title: str, body: str) -> None:
    assert _gate(body, title) is Gate.NOT_A_POLICY


@pytest.mark.parametrize("stub", ["Read more", "Continue reading", "Weiterlesen", "Lire la suite…"])
def test_a_text_that_ends_in_a_stub_is_partial(stub: str) -> None:
    body = f"<main><h1>Terms</h1><p>{_CLAUSES * 2}</p><p>{stub} <span>below</span></p></main>"
    assert _gate(body.replace(" <span>below</span>", ""), "Terms") in (Gate.PARTIAL, Gate.POLICY)
    assert (
        _gate(f"<main><h1>Terms</h1><p>{_CLAUSES * 2} {stub}</p></main>", "Terms") is Gate.PARTIAL
    )


def test_a_section_that_the_page_does_not_have_makes_it_partial() -> None:
    page = f"<h1>Terms</h1><p>{_CLAUSES * 10}</p>".encode()
    made = extract(page, media_type="text/html", section="Cookie policy")
    assert made.gate is Gate.PARTIAL
    assert made.gate_reason == 'the page has no section "Cookie policy"; its titles are "Terms"'


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Terms", f"<h1>Terms</h1><p>{_CLAUSES * 10}</p>"),
        ("Terms", f"<h1>Terms</h1><p>{_CLAUSES}</p><p>To sign in, use your password. Page not found"
         " errors are not our fault.</p>" + f"<p>{_CLAUSES * 10}</p>"),
        ("Log in or sign up", f"<h1>Terms of use</h1><p>{_CLAUSES * 10}</p><form>"
         "<input type=password></form>"),
        ("", f"<p>{_CLAUSES * 10}</p>"),
        ("Imprint", "<h1>Imprint</h1><p>Lumenpost Ltd, 4 Harbour Row, Bristol. Registered in"
         " England under number 0123456. Director: A. Harbour. Telephone 0117 000000, e-mail"
         " office@lumenpost.example, VAT number GB000000.</p>"),
        ("Datenschutz", "<h1>Datenschutzerklärung</h1><p>" + "Wir verarbeiten personenbezogene"
         " Daten nur mit Ihrer Einwilligung oder aufgrund eines Gesetzes. " * 20 + "</p>"),
    ],
)  # fmt: skip
def test_a_policy_is_let_through(title: str, body: str) -> None:
    assert _gate(f"<main>{body}</main>", title) is Gate.POLICY
