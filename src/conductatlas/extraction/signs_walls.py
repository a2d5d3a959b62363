"""What stands in the way of a policy: log-ins, checks for robots, error pages, walls of consent.

A title or a first heading weighs most; a phrase that a policy may well hold weighs little.
"""

from conductatlas.extraction.cues import Kind, cue
from conductatlas.extraction.signs import anyof
from conductatlas.extraction.signs_errors import CLOSED, ERROR, NOT_FOUND
from conductatlas.model.vocabulary import Gate

__all__ = ["BANNER", "NEEDS_SCRIPT", "WALLS"]

_BOT_CHECK = Kind(
    Gate.BOT_CHECK,
    "a check for robots, or a block",
    (
        cue(3, "title head", r"""
            just a moment\W|attention required|access (?:to this page )?(?:has been )?denied
            security check|pardon (?:our|the) interruption|request (?:unsuccessful|blocked|rejected)
            (?:429\W*)?too many requests|403\W*forbidden|forbidden\W*$
            are you (?:a )?(?:human|robot)
            sicherheitsüberprüfung|zugriff verweigert|accès refusé|acceso denegado|accesso negato
            toegang geweigerd|acesso negado|odmowa dostępu|åtkomst nekad|adgang nægtet
            přístup odepřen
            pääsy estetty|rate limit(?:ed| exceeded)|(?:you have been|access) blocked
        """),
        cue(2.5, "title head text page", r"""
            checking (?:your|if the site) (?:browser|connection)|checking if the site connection
            (?:verify|verifying|confirm|prove|check) (?:that )?you\
            (?: are|['’]re) (?:not )?(?:a )?(?:human|robot|bot)
            i(?:'|’)?m not a robot|access to this page has been denied|you have been blocked
            enable javascript and cookies to continue|(?:please )?complete the (?:captcha|challenge)
            please (?:complete|solve) the security check|press (?:&|and) hold
            made us think (?:that )?you (?:were|are) a (?:bot|robot)|requested url was rejected
            needs to review the security of your connection|please stand by, while we are checking
            ddos protection by|sorry, you have been blocked|(?:received|sent|made) too many requests
            you (?:don['’]t|do not) have permission to access|unusual traffic from your
            (?:type|enter) the (?:characters|letters|text) (?:that )?you see
            not available in your (?:region|country|location)
            (?:turn off|disable) your (?:vpn|proxy)
            using a (?:vpn|proxy)|unavailable in your (?:region|country)
            dass sie (?:ein mensch|kein roboter)|in ihrem land nicht verfügbar
            ungewöhnlich\w* (?:daten)?verkehr
            que vous (?:êtes (?:un )?humain|n(?:'|’)êtes pas un robot)
            pas disponible dans votre (?:pays|région)
            que (?:eres (?:un )?humano|no eres un robot)
            no (?:está )?disponible en tu (?:país|región)
            di non essere un robot|che non sei un robot|non (?:è )?disponibile nel tuo paese
            dat (?:je|u) geen robot bent|niet beschikbaar in (?:jouw|uw) land
            que (?:não é um robô|é humano)|não (?:está )?disponível no seu país
            że nie jesteś robotem|niedostępn\w+ w twoim kraju|att du inte är en robot
            at du ikke er en robot|ettet ole robotti|že nejste robot|neobvyklý provoz
        """),
        cue(1, "text page", r"""
            captcha|robot\b|automated (?:access|requests)|reference (?:id|#)|ray id|support id
            security check|unusual traffic|access denied|from your network|error code
        """),
    ),
)  # fmt: skip

_LOGIN = Kind(
    Gate.LOGIN,
    "a log-in or sign-up page",
    (
        cue(2.5, "title head", r"""
            (?:please )?log[ -]?in\b|(?:please )?sign[ -]?in\b|log on\b|sign[ -]?up\b
            create (?:your|an|a) (?:\w+ )?account
            welcome back|register\W*$|check your inbox|(?:your )?session (?:has )?expired
            single sign-on
            anmelden\b|anmeldung\b|einloggen|login\b|registrier\w+
            se connecter|connectez-vous|connexion\b|(?:s(?:'|’)identifier|identifiez-vous)
            créez? (?:un|votre) compte
            iniciar sesión|inicia sesión|crear? (?:una|tu) cuenta|accedi\b
            crea (?:un|il tuo) account|inloggen\b
            iniciar sessão|fazer login|entrar\W*$|zaloguj|logowanie|logga in|log ind|logg inn
            kirjaudu|přihlá[sš]\w+
        """),
        cue(2.5, "text page", r"""
            you (?:must|need to|have to) (?:be logged in|log in|sign in)
            (?:please )?(?:log|sign) in (?:again )?to (?:continue|read|view|see|access)
            enter the code to (?:log|sign) in|code to log in|please sign in again
            sign in with \w+.{0,60}sign in with
            sign in with (?:google|apple|facebook|microsoft)|continue with single sign-on
            (?:bitte )?melden sie sich (?:bitte )?(?:an|mit)|connectez-vous (?:pour|avec)
            inicia sesión (?:para|con)
            accedi (?:per|con)|log in om
            faça login para|zaloguj się,? aby|logga in för att|log ind for at
            kirjaudu sisään
            přihlaste se
        """),
        cue(2, "text", r"""
            (?:log|sign) in (?:first )?to (?:read|view|see|access) (?:the|this|our|these|your)\b
        """),
        cue(1.5, "text page", r"""
            forgot(?:ten)? (?:your )?(?:password|e-?mail)
            (?:no|new|don['’]t have an|already have an|create an?) account|remember me
            keep me (?:signed|logged) in|enter your password|not your computer|send the code again
            signed you out
            passwort vergessen|noch kein (?:kunden)?konto|mot de passe oublié|pas encore de compte
            (?:olvidaste|olvidado) (?:tu|la) contraseña|no tienes (?:una )?cuenta
            contraseña olvidada
            (?:password dimenticata|hai dimenticato la)|non hai un account
            wachtwoord vergeten|nog geen account
            esqueceu a (?:senha|palavra)
            (?:zapomniałeś|nie pamiętasz) hasła|załóż konto|glömt lösenord|glemt adgangskode
            glemt passord
            unohditko salasanan|zapomenuté heslo|zapomněli jste heslo
        """),
    ),
)  # fmt: skip

_CONSENT = Kind(
    Gate.NOT_A_POLICY,
    "a wall that asks for consent first",
    (
        cue(2.5, "title head", r"""
            before you continue to|bevor (?:sie|du) (?:fortfahren|weitermach\w+|zu)
            avant de continuer|antes de continuar
            (?:weiter|weiterlesen) mit werbung|continue with ads|pay or consent
            votre vie privée nous
            we (?:value|care about|respect) your privacy|privacy preference cent
            cookie (?:settings|preferences)\W*$
            wir (?:schätzen|respektieren) ihre privatsphäre|privatsphäre-einstellungen
            cookie-einstellungen
            gestion des cookies|nous respectons votre vie privée|valoramos tu privacidad
            rispettiamo la tua privacy
            wij (?:waarderen|respecteren) (?:jouw|uw) privacy|valorizamos a sua privacidade
            cenimy twoją prywatność
            vi värnar om din|vi respekterer dit privatliv|arvostamme yksityisyyttäsi
            vážíme si vašeho soukromí
        """),
        cue(2, "text", r"""
            (?:we and )?our \d* ?partners? (?:store|process|and we|to)|we and our \d* ?partners
            unsere \d* ?partner
            nos (?:\d+ )?partenaires et nous|nuestros (?:\d+ )?socios|i nostri (?:\d+ )?partner
            onze (?:\d+ )?partners
            if you choose to .{0,3}accept|manage (?:your )?(?:choices|options|consent)
            clicking below
            actively scan device|mit werbung und tracking|strictly necessary cookies
        """),
        cue(1, "text page", r"""
            accept all|reject all|confirm my choices|allow all|always active|more options
            manage options
            alle akzeptieren|akzeptieren und|tout accepter|accepter et continuer
            continuer sans accepter
            aceptar todo|accetta tutto|alles accepteren|aceitar tudo|akceptuj|acceptera alla
            accepter alle
            hyväksy kaikki|přijmout vše
        """),
        cue(1, "text", r"""
            personali[sz]ed (?:ads|advertising)|we use cookies and data|nous utilisons des cookies
            informationen auf ihrem gerät
            store (?:or retrieve|and access|and/or access) information|avec votre accord
        """),
    ),
)  # fmt: skip

_AGE = Kind(
    Gate.NOT_A_POLICY,
    "a gate that asks for the reader's age",
    (
        cue(3, "title head", r"""
            are you (?:of legal|over|at least|older)|confirm your age
            age (?:check|verification|gate)|verify your age
            (?:sind sie|bist du) (?:mindestens|über|schon)|altersprüfung
            avez-vous (?:plus|l(?:'|’)âge)|¿?(?:eres|tienes) (?:mayor|más)
            sei maggiorenne|ben (?:je|u) (?:ouder|18)|tem mais de|czy masz ukończone
            är du (?:över|minst)
            er du (?:over|fyldt)|oletko (?:täyttänyt|yli)|je vám
        """),
        cue(1, "text page", r"""
            to enter (?:this|the|our) site|drinking age|(?:18|21) (?:or over|years|and over|jahre)
            over (?:18|21)
            ihr alter|um die seite zu betreten|plus de 18 ans|mayor de (?:18|edad)
        """),
    ),
)  # fmt: skip

# In this order where two are equally strong.
WALLS = (_BOT_CHECK, NOT_FOUND, _LOGIN, _AGE, CLOSED, ERROR, _CONSENT)

NEEDS_SCRIPT = anyof(r"""
(?:you need to |please )?(?:enable|activate|turn on) javascript|requires javascript
javascript (?:is )?(?:required|disabled)|(?:ohne|sans|sin|senza|zonder|sem|bez|utan|uden) javascript
(?:aktivieren sie )?javascript(?: aktivieren| ist deaktiviert)?|activez javascript
activer javascript|habilit[ae] javascript|without javascript|loading(?:\.\.\.|…)
browser is not supported|unsupported browser|update your browser
""")

# A sentence of a cookie banner: where nothing else is left of a page, it is no text either.
BANNER = anyof(r"""
©|copyright (?:©|\d{4})
we value your privacy\b.*cookies
(?:we|this site|this website) uses? cookies\b.*(?:site|website|experience)
wir verwenden cookies|nous utilisons des cookies|usamos cookies|utilizziamo i cookie
wij gebruiken cookies|utilizamos cookies|używamy plików cookie|vi använder cookies|vi bruger cookies
käytämme evästeitä|používáme cookies
""")
