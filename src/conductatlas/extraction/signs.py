"""The words by which a policy is known: its name, and what policies say.

In the languages of the catalogue. The signs of every other kind of page stand in `signs_walls` and
`signs_pages`.
"""

import re

from conductatlas.extraction.wordsets import wordset

__all__ = [
    "DATED",
    "LEGAL_STEMS",
    "LEGAL_WORDS",
    "MENTIONS",
    "RULE_WORDS",
    "SUBJECTS",
    "TITLES",
    "anyof",
]


def anyof(text: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern of the alternatives in `text`, a line or a `|` apart, each at a word's start.

    A backslash at the end of a line joins it to the next.
    """
    lines = re.sub(r"\\\n\s*", "", text).strip().splitlines()
    parts = "|".join(line.strip() for line in lines if line.strip())
    return re.compile(rf"(?<!\w)(?:{parts})", flags)


TITLES = anyof(r"""
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

# What policies are about, where their title does not call itself a policy.
SUBJECTS = anyof(r"""
shipping|deliver(?:y|ies)\b|returns?\b|cancellations?\b|sub-?processors?|service levels?|sla\b
warrant\w+
guarantees?\b|complaints?\b|bug bounty|vulnerability|security\b|transparency|safety|moderat\w+
(?:how .{0,40} )?(?:works?|ranking|ranked|recommend\w*|algorithms?)\b|parameters|prohibited
restricted
brand\b|quality|eligib\w+|fees\b|fair use|changes to|change ?log|behaviou?r
appeals?\b|takedowns?\b
content\b|advertis\w+|children|minors|modern slavery|recommender|may (?:be|not)\b|(?:not )?allowed
barrierefrei\w*|accessibilité|accesibilidad|accessibilità|toegankelijkheid|acessibilidade
dostępnoś\w+
tillgänglighet\w*|tilgængelighed\w*|saavutettavuus\w*|přístupnost\w*|universell utforming
versand\w*|rückgabe|garantie\w*|beschwerde\w*|livraison|retours?\b|remboursement\w*|réclamation\w*
envíos?\b|devoluciones|reembolsos?|spedizion\w+|resi\b|rimborsi|verzending|bezorging|entregas?\b
dostaw\w+|zwroty|reklamac\w+|frakt|returer|ångerrätt|fragt|returnering|toimitus\w*|palautus\w*
doprava|reklamační|gwarancj\w+|záruk\w+|takuu\w*|garanti\w*
""")

# A title that speaks about a policy, or is a page of another kind, rather than the policy's name.
MENTIONS = anyof(r"""
index of /
how (?:to|do|does|can|we (?:cut|delete|built|made))\b|why\b|what(?:'|’)s new|did\b|does\b|can i\b
\d+ (?:\w+ )?(?:tips|ways|things|reasons|questions)\b|tips for|meet\b|get\b|free\b|download\b
we(?:'|’)re\b|we are (?:updating|changing)|updat(?:es|ing) to|introducing|announc\w+|launch\w*
blog\b|news\b|magazine?\b|press\b|careers?\b|jobs?\b|help cent(?:er|re)|support\b|community\W*$
software|generator|template|tool\b|counsel\b|lawyer|dashboard|request an?\b|anger\w*|fine[ds]?\b
we (?:value|care about|respect) your privacy
(?:accept|allow) (?:all )?cookies|gestion des cookies
rispettiamo la tua privacy|wij (?:waarderen|respecteren) (?:jouw|uw) privacy
cent(?:er|re)\W*$|hub\W*$|\w+ day \d{4}|settings\W*$|preferences\W*$|search\b|log ?in\b|sign ?in\W
wie\b|warum\b|\d+ tipps|jurist\w*|karriere|amende|comment\b|pourquoi|cómo|por qué|come\b|perché
hoe\b|waarom|como\b|jak\b|dlaczego|hur\b|varför|hvordan|hvorfor|miten|kuinka|miksi|proč
""")

DATED = anyof(r"""
(?:last |date of )?(?:updated?|revised|modified|revision)\b|effective\b|in force since|version \d
stand:|gültig ab|zuletzt|dernière mise à jour|en vigueur|última actualización|vigente
ultimo aggiornamento|in vigore|laatst|versie \d|última atualização|ostatnia aktualizacja
obowiązuje|senast|gäller från|sidst opdateret|gælder fra|päivitetty|voimassa|účinnost|platnost
""")

# Counted word by word, so that a long page costs a look-up a word and no search.
LEGAL_WORDS = wordset(
    """
    shall hereby thereof liable liability warranty warranties privacy cookie cookies terms consent
    agreement right rights law laws lawful applicable policy policies guideline guidelines
    processing processor controller retention compliance comply permission reported trademark
    trademarks personal party parties agree agreed obligation obligations claims damages purposes
    regulation gdpr refund refunds eligible imprint authority authorities conditions contract
    gemäß einwilligung dritte dritten daten nutzer nutzung vertrag haftung bedingungen
    données personnelles responsable conformément traitement consentement tiers présentes société
    datos personales derechos conforme tratamiento consentimiento contrato terceros condiciones
    dati personali utente utenti diritti diritto trattamento consenso contratto terzi titolare
    persoonsgegevens gegevens rechten toestemming overeenkomst derden voorwaarden garantie
    dados pessoais direitos direito tratamento consentimento condições
    dane danych prawa prawo praw konsument reklamacje
    personuppgifter uppgifter rättigheter samtycke villkor villkoren
    oplysninger rettigheder samtykke vilkår personopplysninger
    ehdot ehtoja lakia laki
    """
)
LEGAL_STEMS = wordset(
    """
    herein pursuant notwith indemnif prohibit violat legal terminat disclos licen dispute
    unauthori responsib copyright infring intellectual trademark arbitrat
    haftung personenbezogen nutzungs vertrag rechtlich verarbeit kündig widerruf datenschutz
    utilisateur responsab droit contrat
    usuario derecho
    verwerk aansprakelijk gebruiker
    utilizador usuário terceiro
    osobow użytkownik przetwarza zgod umow
    användar behandl avtal ansvar
    bruger behandl aftale brukar
    henkilöti tieto käyttäj oikeu käsit suostum sopimu
    osobní údaj uživatel práv zpracov souhlas smlouv
    """
)
# What rules are made of, whatever they are about.
RULE_WORDS = wordset(
    """
    must may cannot can't don't never unless except allowed required should will
    remove removed report account accounts content users members
    müssen muss dürfen darf kein keine sofern doit devez peut pouvez debe debes puede puedes
    deve devono può possono moet mag mogen geen pode podem musi może
    måste får ska skal må saa täytyy musí může nesmí není
    """
)
