"""What controls, tables of contents and endings say, folded to words, in the languages we read.

A piece goes only where it says this and nothing else, so the lists can be long without harm.
"""

import re

__all__ = [
    "AGE",
    "BESIDE",
    "CHOICES",
    "CONSENT_TALK",
    "CONTENTS",
    "CONTROLS",
    "COPYRIGHT",
    "DATELINE",
    "ENDINGS",
    "TOPICS",
]

# What ages with every visit: "Updated over a week ago".
AGE = re.compile(
    r"(?:(?:last )?(?:updated|modified|edited|published|posted)(?: on)?[: ]*)?"
    r"(?:(?:over|about|almost|more than) )?(?:an?|\d+) "
    r"(?:second|minute|hour|day|week|month|year)s? ago\W*"
    r"|\d+[ -]min(?:ute)?s?\.? read|(?:lesezeit|reading time|temps de lecture)\W*\d+ ?min\w*\W*"
    r"|(?:zuletzt )?(?:aktualisiert|geändert)?:? ?vor (?:über |etwa )?(?:einem|einer|\d+) "
    r"(?:minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)\W*"
    r"|(?:mis à jour|modifié)? ?il y a (?:plus d.|environ )?(?:une?|\d+) "
    r"(?:minutes?|heures?|jours?|semaines?|mois|ans?)\W*",
    re.IGNORECASE,
)
# A date of the policy itself, as against the day on which its page was put up.
DATELINE = re.compile(
    r"(?:updat|revis|effective|in force|aktualis|stand\b|gültig|fassung|vigueur|mise? à jour"
    r"|modifi[ée]|actualiz|vigor|vigencia|aggiorna|vigore|bijgewerkt|gewijzigd|ingangsdatum"
    r"|atualiza|aktualiz|obowiązuje|uppdater|opdater|gäller|gælder|päivit|voimaan|účinn).*\d{4}",
    re.IGNORECASE | re.DOTALL,
)
COPYRIGHT = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|\bcopyright (?:19|20)\d\d|all rights reserved|alle rechte vorbehalten"
    r"|tous droits réservés|todos los derechos reservados|tutti i diritti riservati",
    re.IGNORECASE,
)


def _phrases(text: str) -> frozenset[str]:
    # Folded as the words of a page are: "ß" is "ss" then.
    lines = text.strip().casefold().splitlines()
    return frozenset(phrase.strip() for line in lines for phrase in line.split("|"))


BACK = re.compile(r"[←‹«<]|back to\b|return to\b|zurück z|retour à|volver a|torna a", re.IGNORECASE)
# What stands over the title to say in which part of the site one is.
EYEBROWS = _phrases("""
legal | policy | policies | legal information | legal notices | legal documents | legal center
legal centre | legal hub | terms and policies | rechtliches | rechtliche hinweise
informations légales | información legal | informazioni legali | juridisch
""")
# What such a line calls a page that is no policy stays: the gate knows the page by it.
CALLED_OTHERWISE = _phrases("""
press release | pressemitteilung | communiqué de presse | nota de prensa | comunicato stampa
persbericht | comunicado de imprensa | informacja prasowa | pressmeddelande | pressemeddelelse
lehdistötiedote | tisková zpráva
""")
# The buttons of a consent dialog, and what it talks of.
CHOICES = _phrases("""
accept | accept all | accept all cookies | accept cookies | allow all | allow all cookies | agree
i agree | i accept | agree and close | got it | ok | reject | reject all | decline | decline all
refuse | deny | deny all | only necessary | necessary only | use necessary cookies only
decline optional cookies | only essential | essential only | reject non essential
continue without accepting
manage | manage options | manage cookies | manage preferences | preferences | settings | customise
customize | cookie settings | cookie preferences | privacy settings | more options | save
save preferences | confirm my choices | akzeptieren | alle akzeptieren | alle annehmen | annehmen
zustimmen | einverstanden | ablehnen | alle ablehnen | nur notwendige | nur essenzielle
einstellungen | einstellungen verwalten | auswahl speichern | accepter | tout accepter | j accepte
refuser | tout refuser | continuer sans accepter | paramétrer | personnaliser | gérer mes choix
aceptar | aceptar todo | aceptar todas | rechazar | rechazar todo | configurar | accetta
accetta tutto | accetta tutti | rifiuta | rifiuta tutto | personalizza | accepteren
alles accepteren | weigeren | alles weigeren | voorkeuren
""")
CONSENT_TALK = re.compile(
    r"cookie|consent|partners?\b|tracking|einwilligung|traceur|consentement|consenso|toestemming",
    re.IGNORECASE,
)

CONTROLS = _phrases("""
back | back to top | top | return to top | go to top | to top | scroll to top | up | print
print this page | print page | print version | printable version | printer friendly version
print friendly version | print or save | share | share this | share this page | share this article
share on facebook | share on twitter | share on linkedin | tweet | copy | copy link | copied
link copied | expand | expand all | collapse | collapse all | expand all collapse all | open all
close all | show all | show all hide all | show more | show less | read more | read less
see more | see less | view more | load more | learn more | see details | view details
hide details | more details | more | less | close | open | ok | next | previous | prev | home
menu | search | loading | skip to content | skip to main content | skip to main | skip navigation
jump to section | jump to content | was this helpful
was this article helpful | was this page helpful | was this page useful
did this answer your question | yes | no | yes no | edit this page | edit | listen
listen to article | download | download pdf | translate | select language | choose language
select your language | select your region | language | english | pdf | as pdf | save as pdf
print or save as pdf | export as pdf | e mail | email | email this page | print pdf | follow
subscribe | sign in | log in | sign up | accept | accept all | reject all | zurück
zurück nach oben | nach oben | zum seitenanfang | seite drucken | drucken | teilen | mehr anzeigen
mehr erfahren | weniger anzeigen | alle öffnen | alle schließen | alles ausklappen
alles einklappen | war dieser artikel hilfreich | war das hilfreich | ja | nein
zum inhalt springen | schließen | retour | retour en haut | haut de page | retour en haut de page
imprimer | partager | voir plus | lire la suite | en savoir plus | tout afficher | tout développer
tout réduire | cet article vous a t il été utile | oui | non | aller au contenu | fermer | volver
volver arriba | ir arriba | imprimir | compartir | ver más | leer más | mostrar todo
te resultó útil este artículo | sí | saltar al contenido | cerrar | torna su | torna all inizio
stampa | condividi | mostra tutto | leggi di più | vai al contenuto | chiudi | terug naar boven
naar boven | afdrukken | delen | meer weergeven | alles tonen | sluiten | voltar ao topo
voltar ao início | compartilhar | partilhar | mostrar mais | leia mais | fechar | powrót na górę
do góry | drukuj | udostępnij | pokaż więcej | zamknij | till toppen | skriv ut | dela | visa mer
stäng | til toppen | udskriv | del | vis mere | luk | takaisin ylös | tulosta | jaa | näytä lisää
sulje | zpět nahoru | nahoru | tisk | vytisknout | sdílet | zobrazit více | zavřít
""")

CONTENTS = _phrases("""
table of contents | contents | content | page contents | article contents | index
inhalt | inhaltsverzeichnis | inhaltsübersicht | sommaire | table des matières
índice | tabla de contenidos | contenido | indice | sommario
inhoud | inhoudsopgave | conteúdo | sumário
spis treści | innehåll | innehållsförteckning | indhold | indholdsfortegnelse | sisällys
sisällysluettelo | obsah
""")

# What the page writes over a list of contents of its own, wherever that stands.
BESIDE = _phrases("""
on this page | in this article | in this section | in this policy | explore the policy | quick links
jump to | auf dieser seite | sur cette page | en esta página | in questa pagina | op deze pagina
nesta página
""")

ENDINGS = _phrases("""
related articles | related content | related posts
related pages | recently viewed articles
articles in this section | more articles | recommended articles | recommended for you
you may also like | you might also like | was this article helpful
was this page helpful | was this helpful | did this answer your question
did you find this helpful | how helpful was this article
give feedback about this article | still have questions
have more questions submit a request | still have questions submit a request
share this article | share this page
verwandte artikel | ähnliche artikel | weitere artikel | verwandte beiträge
verwandte themen | war dieser artikel hilfreich | war das hilfreich | brauchst du weitere hilfe
articles associés | articles similaires | articles connexes
cet article vous a t il été utile | cette page vous a t elle été utile
artículos relacionados | te resultó útil este artículo | fue útil este artículo
articoli correlati | questo articolo ti è stato utile | gerelateerde artikelen
was dit artikel nuttig | artigos relacionados | este artigo foi útil
powiązane artykuły | czy ten artykuł był pomocny | relaterade artiklar
var den här artikeln till hjälp | relaterede artikler | var denne artikel nyttig
aiheeseen liittyvät artikkelit | oliko tästä artikkelista apua | související články
byl tento článek užitečný
""")

# These end a page as a rule, but a policy may have a section of that name.
TOPICS = _phrases("""
comments | leave a comment | subscribe to our newsletter | sign up for our newsletter
stay up to date | get the app | download the app | follow us | our products | newsletter
related information | related links | related resources | related topics | need more help
still need help | give feedback | keep reading | folge uns | suivez nous | síguenos | seguici
volg ons | siga nos | kommentare | commentaires
""")
