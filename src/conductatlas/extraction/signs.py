"""The words by which a log-in, a bot check, an error page, a consent wall or a policy is known.

Patterns in the languages of the catalogue; they are looked for in titles and in short pages only.
"""

import re

__all__ = [
    "BOT_CHECK",
    "CONSENT_WALL",
    "LEGAL",
    "LOGIN",
    "NEEDS_SCRIPT",
    "NOT_FOUND",
    "NOT_FOUND_TITLE",
    "SMALL_LEGAL",
    "STUB",
    "TITLES",
]


def _any(text: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    parts = "|".join(line.strip() for line in text.strip().splitlines() if line.strip())
    return re.compile(rf"(?<!\w)(?:{parts})", flags)


BOT_CHECK = _any(r"""
just a moment\.\.\.|just a moment…
checking (?:your|if the site) (?:browser|connection)
(?:verify|verifying|confirm|prove) (?:that )?you(?: are|['’]re) (?:not )?(?:a )?(?:human|robot|bot)
are you (?:a )?(?:human|robot)
i(?:'|’)?m not a robot
attention required!
access denied|access to this page has been denied
enable javascript and cookies to continue
(?:complete|solve) the (?:captcha|security check|challenge)
security check|unusual traffic|automated (?:access|requests)
please stand by, while we are checking
ddos protection by
request (?:unsuccessful|blocked)|you have been blocked
pardon our interruption
press (?:&|and) hold
bitte bestätigen sie,? dass sie (?:ein mensch|kein roboter)
vérifi\w+ (?:que vous êtes|si vous êtes) (?:un )?humain
verifica que eres (?:un )?humano
""")

NOT_FOUND_TITLE = _any(r"""
404\b|error 404|page (?:not|can(?:no|')t be) found|not found$|page unavailable|page does not exist
(?:sorry, )?this page (?:isn(?:'|’)t|is not) (?:available|here)|nothing (?:was )?found
this (?:page|content) (?:isn(?:'|’)t|is not|is no longer) available
oops|something went wrong|an error (?:has )?occurred|service unavailable|internal server error
seite (?:wurde )?nicht gefunden|seite nicht verfügbar
page (?:introuvable|non trouvée)|cette page n(?:'|’)existe pas
página no encontrada|pagina no encontrada|página não encontrada
pagina non trovata|pagina niet gevonden
nie znaleziono strony|strona nie istnieje|strony nie znaleziono
sidan (?:hittades inte|kunde inte hittas|finns inte)
siden (?:blev ikke fundet|findes ikke|ble ikke funnet)
sivua ei löyty\w+|stránka nenalezena|stránka nebyla nalezena
""")

NOT_FOUND = _any(r"""
(?:page|url|document|content|article)\W{1,3}(?:\w+\W){0,6}(?:could not|cannot|can(?:'|’)t) be found
(?:page|url|document|content|article)\W{1,3}(?:\w+\W){0,6}(?:was )?not found
the page you(?:['’]re| are| were)? (?:looking|requested|tried)[^.]{0,60}(?:not|n['’]t|moved|gone)
the page you(?:(?:'|’)re| are| were)? (?:looking|requested|tried)[^.]{0,60}removed
(?:page|content) (?:isn(?:'|’)t|is not|is no longer) (?:available|here)|no longer exists
does(?:n(?:'|’)t| not) exist
the link (?:may be|you followed|is) (?:broken|expired)
an (?:unexpected )?error (?:has )?occurred
we can(?:'|’)?(?:not|t) (?:seem to )?find (?:the|that) page
(?:diese |die )?seite (?:konnte|wurde|kann) (?:leider )?nicht gefunden
(?:la|cette) page (?:que vous \w+ )?(?:est introuvable|n(?:'|’)existe)
no (?:se ha encontrado|hemos encontrado|encontramos|existe) (?:la|esta) página
la pagina (?:richiesta|che cerchi|che stai cercando) non
(?:de|deze) pagina (?:kan niet worden gevonden|bestaat niet)
""")

LOGIN = _any(r"""
log[ -]?in\b|sign[ -]?in\b|log on\b|forgot (?:your )?password|sign in to continue|please log in
you must (?:be logged in|log in|sign in)|create an account|remember me|enter your password
anmelden\b|einloggen|passwort vergessen
se connecter|connectez-vous|connexion\b|mot de passe oublié|s(?:'|’)identifier
iniciar sesión|inicia sesión|contraseña olvidada|olvidaste tu contraseña
accedi\b|password dimenticata|inloggen\b|wachtwoord vergeten
iniciar sessão|fazer login|esqueceu a senha|zaloguj|zapomniałeś hasła|logga in|glömt lösenord
log ind|glemt adgangskode|kirjaudu|unohditko salasanan|přihlásit|zapomenuté heslo
""")

NEEDS_SCRIPT = _any(r"""
(?:you need to |please )?enable javascript|requires javascript
javascript (?:is )?(?:required|disabled)
javascript (?:aktivieren|ist deaktiviert)|activez javascript|activer javascript|habilita javascript
without javascript|turn on javascript|doesn(?:'|’)t work properly without javascript|loading\.\.\.
""")

CONSENT_WALL = _any(r"""
(?:before you continue|bevor sie (?:fortfahren|weitermachen)|avant de continuer|antes de continuar)
accept (?:all )?(?:cookies )?(?:to|and) continue|we (?:value|care about) your privacy
(?:accept|agree|consent) (?:to )?(?:the use of )?(?:all )?cookies
wir (?:verwenden|nutzen|benötigen) .{0,40}(?:cookies|einwilligung)|alle akzeptieren
nous utilisons des cookies|tout accepter|usamos cookies|utilizziamo i cookie|wij gebruiken cookies
mit werbung weiterlesen|continue with ads|pay or consent
confirm your age|are you (?:over|at least) \d\d
""")

STUB = _any(r"""
(?:read|show|see|view) (?:the )?(?:more|full (?:policy|text|terms|version))\W*$|continue reading\W*$
(?:mehr|weiter)lesen\W*$|mehr anzeigen\W*$|lire la suite\W*$|voir plus\W*$|leer más\W*$
seguir leyendo\W*$
leggi (?:di più|tutto)\W*$|lees (?:meer|verder)\W*$|ler mais\W*$|leia mais\W*$
czytaj (?:więcej|dalej)\W*$
läs mer\W*$|læs mere\W*$|lue lisää\W*$|číst (?:dále|více)\W*$
sign (?:in|up) to (?:read|continue)\b.*$|log in to (?:read|continue|see)\b.*$
""")

TITLES = _any(r"""
(?:\w+\s)?(?:terms|conditions|tos|eula|t&cs?)\b
privacy|polic(?:y|ies)\b|agreement|addendum|guidelines?\b|notice\b|imprint|legal|disclaimer
licen[cs]e
cookies?\b|data (?:processing|protection)|acceptable use|code of conduct|standards|statement\b
rules\b
commitments|copyright|dmca|refund|accessibility|vulnerability disclosure|law enforcement|trust|gdpr
nutzungsbedingungen|agb\b|geschäftsbedingungen|datenschutz|impressum|richtlinien?|widerruf
bedingungen
hinweise?\b|erklärung|verhaltensregeln|\w+richtlinien?
conditions générales|c\.?g\.?[uv]\.?\b|politique|confidentialité|mentions légales|charte|règles
règlement
términos|condiciones|política|privacidad|aviso legal|normas|acuerdo
termini|condizioni|informativa|note legali|regolamento|linee guida
voorwaarden|privacyverklaring|privacybeleid|beleid|richtlijnen|\w+beleid|\w+verklaring
\w+voorwaarden
termos|condições|privacidade|diretrizes|acordo
regulamin|warunki|polityka|prywatności|zasady
villkor|integritetspolicy|\w*policy|riktlinjer|vilkår|betingelser|privatlivspolitik|\w*politik
retningslinjer
käyttöehdot|tietosuoja\w*|evästeet|ehdot|säännöt|obchodní podmínky|podmínky|zásady|ochrana
""")

LEGAL = _any(r"""
shall\b|herein\w*|hereby|thereof|pursuant|notwithstanding|liab(?:le|ility)|warrant(?:y|ies)
indemnif\w+
personal (?:data|information)|privacy|cookies?\b|third[- ]part(?:y|ies)|terms\b|agreement|consent\b
(?:you|we|users?|members?) (?:may|must|agree|will|can|are|have|acknowledge|represent)\b
prohibit\w*|violat\w+
rights?\b|law(?:s|ful)?\b|legal\w*|applicable|terminat\w+|disclos\w+|licen[cs]e\w*
intellectual property|dispute
polic(?:y|ies)\b|guidelines?\b|process(?:ing|or)\b|controller|retention|service provider
compl(?:y|iance)|permission
not (?:use|allowed|permitted)|report(?:ing|ed)?\b|unauthori[sz]ed|responsib\w+|our services?
trademarks?|copyright\w*
haft\w*|daten\w*|personenbezogen\w*|nutz(?:er|ung)\w*|vertrag\w*|recht\w*|gemäß|einwilligung
dritte\w*|verarbeit\w+|kündig\w+
données|personnelles|utilisateurs?|responsab\w+|droits?\b|conformément|traitement|consentement
contrat\w*|tiers|présentes|société\b
datos|personales|usuarios?|responsab\w+|derechos?|conforme|tratamiento|consentimiento|contrato
terceros
dati\b|personali|utent[ei]|diritt[oi]|trattamento|consenso|contratto|terzi|titolare
persoonsgegevens|gegevens|gebruikers?|rechten|verwerk\w+|toestemming|overeenkomst|derden
aansprakelijk\w*
dados|pessoais|usuários?|utilizador\w*|direitos?|tratamento|consentimento|terceiros
dan(?:e|ych)\b|osobow\w+|użytkownik\w*|praw[aoi]?\b|przetwarza\w+|zgod\w+|umow\w+
personuppgifter|uppgifter|användar\w+|rättigheter|behandl\w+|samtycke|avtal\w*|ansvar\w*
personoplysninger|oplysninger|bruger\w*|rettigheder|samtykke|aftale\w*|personopplysninger
behandling\w*
henkilötie\w+|tieto\w*|käyttäj\w+|oikeu\w+|käsit\w+|suostumu\w+|sopimu\w+
osobní\w*|údaj\w*|uživatel\w*|práv\w*|zpracován\w*|souhlas\w*|smlouv\w*
""")
# For a text in small letters: it is asked of every page, and three times as fast so.
SMALL_LEGAL = re.compile(LEGAL.pattern)
