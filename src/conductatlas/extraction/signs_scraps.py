"""Pages of a site's other furniture: downloads, contact, settings, listings, status, events.

They follow the rules of `signs_pages`, and come after those where two are equally strong.
"""

from conductatlas.extraction.cues import page

__all__ = ["SCRAPS"]

SCRAPS = (
    page(
        "a download page",
        (2, "title head", r"""
            downloads?\b|herunterladen|télécharger|descargar|scarica\b|pobierz|ladda ner|lataa\b
            stáhnout
        """),
        (1, "text", r"""
            windows \d+|macos \d+|\(?\.(?:deb|rpm|dmg|exe|apk|msi)\b|debian|ubuntu|64-bit
        """),
        (1, "text", r"""
            system requirements|systemvoraussetzungen|released \d|by downloading|free disk space
            version \d+\.\d+
        """),
    ),
    page(
        "a contact page",
        (2.5, "title head", r"""
            contact(?: us)?\W*$|contact us\b|kontakt\b|contactez-nous|nous contacter|contacto\b
            contáctanos|contatti\b|contattaci|neem contact|contactos?\b|fale connosco|kontakta oss
            yhteystiedot|ota yhteyttä
        """),
        (1, "text", r"""
            hear from you|get back to you|within one (?:working|business) day|kontaktformular
            wir melden uns|für sie da|fill in the form|visit us|call us|opening hours
            (?:monday|mon) (?:to|–|-) fri|montags bis
        """),
    ),
    page(
        "a domain that is for sale",
        (4, "title head text", r"""
            domain (?:\S+ )?(?:is|may be) for sale|\S+\.\w+ is for sale|buy this domain
            domain zu verkaufen|ce domaine est à vendre|dominio en venta|parked domain
        """),
        (1, "text", r"related searches|sponsored listings|this domain"),
    ),
    page(
        "a directory listing",
        (3, "title head", r"index of /|directory listing"),
        (1, "text", r"parent directory|last modified"),
    ),
    page(
        "the default page of a server",
        (2, "title head", r"""
            it works!|welcome to (?:the web server|nginx)|default (?:web )?(?:page|site)
        """),
        (1.5, "text", r"""
            web server is (?:successfully )?(?:installed|running)|further configuration is required
        """),
    ),
    page(
        "a status page",
        (2, "title head", r"(?:.* )?status\W*$|all systems operational"),
        (1.5, "text", r"""
            all systems operational|past incidents|no incidents reported
            this incident has been resolved|elevated error rates
        """),
    ),
    page(
        "a page about the company",
        (2, "title head", r"""
            about us|our (?:story|company|team)|über uns|qui sommes-nous|à propos|sobre nosotros
            chi siamo|over ons|sobre nós|o nas\b|om oss|om os\b|tietoa meistä|o nás
        """),
        (1, "text", r"""
            was founded in|founded in \d{4}|our story|meet the team|our investors|people work
            gegründet|fondée? en|fundada en|fondata nel|opgericht
        """),
    ),
    page(
        "an event",
        (2, "title head", r"""
            .*(?:register now|save the date|webinar|conference|jetzt anmelden)|.*\bday \d{4}
        """),
        (1, "text", r"register now|join us for|seats are limited|speakers\b|agenda\b|keynote"),
    ),
    page(
        "a page to choose a country or language",
        (3, "title head", r"""
            (?:choose|select|pick) (?:your|a) (?:country|region|language|location)
            (?:wählen sie|wähle) (?:ihr|dein)\w* (?:land|sprache)|choisissez votre (?:pays|langue)
            elige tu (?:país|idioma)|scegli (?:il tuo paese|la lingua)
            kies (?:je|uw) (?:land|taal)
        """),
    ),
)  # fmt: skip
