"""What a site says where it has no page to show: not found, closed for maintenance, an error.

Only "not found" says that a policy is gone, so the other two have a gate of their own.
"""

from conductatlas.extraction.cues import Kind, cue
from conductatlas.model.vocabulary import Gate

__all__ = ["CLOSED", "ERROR", "NOT_FOUND"]

NOT_FOUND = Kind(
    Gate.NOT_FOUND,
    'a "not found" page',
    (
        cue(4, "title head", r"""
            (?:error |fehler |erreur |errore |fout |erro |błąd |chyba |fel |fejl )?404\b
            (?:page|document|article|content) (?:not|can(?:not|(?:'|’)t) be) found|\W*not found$
            page (?:unavailable|does not exist|removed|has moved|moved)
            this page has (?:been )?moved
            (?:sorry, )?this (?:page|content|article) (?:isn(?:'|’)t|is not|is no longer|\
            does(?:n(?:'|’)t| not)) \w+
            oops|whoops|(?:410\W*)?gone\W*$
            something went wrong|an (?:unexpected )?error (?:has )?occurred
            nothing (?:was )?found
            the (?:page|article|document) (?:was|could) not (?:be )?found
            we (?:can(?:'|’)?t|cannot|could ?n(?:'|’)?o?t) (?:seem to )?\
            find (?:the|that|this|your) page
            \w+(?: \w+)? has been discontinued
            (?:diese )?seite (?:(?:wurde |haben wir )?(?:leider )?nicht gefunden|\
            nicht verfügbar|existiert nicht)
            page (?:introuvable|non trouvée)|cette page n(?:'|’)(?:existe|est)
            página no (?:encontrada|disponible)|pagina no encontrada
            página não (?:encontrada|disponível|existe)
            pagina non (?:trovata|disponibile)|pagina niet (?:gevonden|beschikbaar)
            (?:deze )?pagina is niet gevonden
            nie (?:znaleziono|ma takiej) strony|strona nie (?:istnieje|została znaleziona)
            strony nie znaleziono
            sidan (?:hittades inte|kunde inte hittas|finns inte)
            siden (?:blev ikke fundet|findes ikke|ble ikke funnet)|vi kan ikke finde siden
            sivua ei löyty\w+|stránka (?:nenalezena|nebyla nalezena|neexistuje)|strán\w+ nenalez\w+
        """),
        cue(2.5, "text page", r"""
            (?:page|url|document|article)\W{1,3}(?:\w+\W){0,5}\
            (?:could not|cannot|can(?:'|’)t) be found
            (?:page|url|document|article)\W{1,3}(?:\w+\W){0,5}was not found
            the page (?:that )?you(?:['’]re| are| were)? (?:looking|requested|tried)[^.]{0,60}\
            (?:not|n['’]t|moved|gone|no longer|removed|unavailable)
            we (?:can(?:'|’)?t|cannot|could ?n(?:'|’)?o?t) (?:seem to )?\
            find (?:the|that|this|your) page
            (?:this|the requested) \
            (?:page|content|document|article|policy|resource|file) \
            (?:isn(?:'|’)t|is not|is no longer) (?:available|here)
            this page no longer exists
            the (?:page|link|url|address)[^.]{0,30} does(?:n(?:'|’)t| not) exist
            the link (?:may be|you followed|is) (?:broken|expired)
            an (?:unexpected )?error (?:has )?occurred|please update your bookmark
            now lives at a new address
            (?:no|0) (?:search )?results (?:found )?for
            your search (?:for .{0,40})?(?:did not|returned no)
            (?:diese |die )?seite (?:konnte|wurde|kann|existiert)[^.]{0,30} nicht
            keine (?:ergebnisse|treffer) für
            la page (?:que vous \w+ )?(?:est introuvable|n(?:'|’)existe)|aucun résultat pour
            no (?:se ha encontrado|hemos encontrado|encontramos|existe) (?:la|esta) página
            sin resultados para
            la página que (?:buscas|busca|intentas)[^.]{0,30} no
            a página que (?:procura|você procura)[^.]{0,30} não
            la pagina (?:richiesta|che cerchi|che stai cercando)[^.]{0,20} non|nessun risultato per
            (?:de|deze) pagina[^.]{0,20} (?:kan niet worden gevonden|bestaat niet)
            geen resultaten voor
            sidan (?:som )?du (?:söker|letar)[^.]{0,30} inte
            siden,? (?:som )?du (?:leder|søger)[^.]{0,30} ikke
            strona, której szukasz[^.]{0,30} nie|brak wyników dla|etsimääsi sivua ei
            ei tuloksia haulle
            hledaná stránka[^.]{0,30} ne|stránk\w+, kterou hledáte[^.]{0,30} ne
            "(?:code|status)": ?"?404|404[^.]{0,20}not found
        """),
        cue(1, "text page", r"""
            (?:go|back|return) to (?:the |our )?(?:home ?page|start)
            check the (?:spelling|address|url)
            mistake in it|no longer exists|may have been (?:moved|deleted|removed)|zur startseite
            not_found
            retour à l(?:'|’)accueil|volver al inicio|torna alla home|naar de homepage|was not found
        """),
    ),
)  # fmt: skip

CLOSED = Kind(
    Gate.NOT_A_POLICY,
    "a site that is closed for maintenance",
    (
        cue(3, "title head", r"""
            (?:down|closed|under|scheduled) (?:for )?maintenance|we(?:'|’)ll be (?:right )?back
            be back (?:soon|shortly)
            wartungsarbeiten|wir sind gleich zurück|en maintenance|site en maintenance
            en mantenimiento|in manutenzione
            onderhoud\W*$|em manutenção|przerwa techniczna|prace techniczne|underhåll\W*$
            vedligeholdelse|huoltokatko|údržba
        """),
        cue(1, "text page", r"""
            planned work|thank you for your patience|try again later|wartung|wrócimy
        """),
    ),
)  # fmt: skip

ERROR = Kind(
    Gate.NOT_A_POLICY,
    "an error of the server",
    (
        cue(4, "title head", r"""
            (?:http )?(?:error )?50[0-4]\b|service (?:temporarily )?unavailable
            internal server error|bad gateway|gateway time-?out
        """),
        cue(3, "text", r"""
            "error": ?["{]|"status": ?5\d\d|unable to service your request|database connection
        """),
    ),
)  # fmt: skip
