"""What the titles of policies are called, kind by kind, in the languages of the catalogue.

Data: a kind a row, the narrow kinds before the broad ones; each with the patterns that name it. The
kinds are those of the closed list (`model.vocabulary.DocumentKind`).
"""

from conductatlas.model.vocabulary import DocumentKind as Kind

__all__ = ["KIND_WORDS"]

KIND_WORDS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.DATA_PROCESSING_AGREEMENT,
        r"""
data[- ]process(?:ing|or) (?:\w+ )?(?:addendum|agreement|amendment|terms|annex)|processor terms
\bdpa\b|sub-?processors?|auftragsverarbeitung\w*|\bavv\b|accord (?:de|sur le) traitement des données
acuerdo de (?:tratamiento|procesamiento) de datos|verwerkersovereenkomst|personuppgiftsbiträdesavtal
accordo (?:sul|per il) trattamento dei dati|umowa powierzenia|databehandleraftale
tietojenkäsittelysopimus
""",
    ),
    (
        Kind.DATA_CONTROLLER_AGREEMENT,
        r"""
(?:joint |data )?controller (?:to controller )?(?:\w+ )?(?:terms|agreement|addendum)
controller-controller
""",
    ),
    (Kind.HEALTH_PRIVACY_NOTICE, r"consumer health|health (?:data|information) privacy|hipaa"),
    (
        Kind.STATE_PRIVACY_NOTICE,
        r"""
california (?:consumer )?privacy (?:notice|policy|statement|disclosure)|ccpa|cpra|us state privacy
(?:state|california)[- ]specific privacy|privacy (?:notice|rights) for california
""",
    ),
    (Kind.BIOMETRIC_POLICY, r"biometric\w*|biometris\w+"),
    (
        Kind.CHILDRENS_POLICY,
        r"""
(?:child(?:ren)?(?:['’]s)?|kids?|minors|coppa) (?:online )?(?:privacy|policy|notice)
privacy (?:\w+ )?for kids
child safety policy|kinderdatenschutz
""",
    ),
    (Kind.CONSENT_POLICY, r"user consent|consent policy"),
    (
        Kind.ARBITRATION_AGREEMENT,
        r"""
arbitration (?:agreement|provision|rules)|dispute resolution (?:agreement|policy|terms)
""",
    ),
    (
        Kind.LAW_ENFORCEMENT_GUIDELINES,
        r"""
law enforcement
(?:government|legal) (?:user )?(?:data |information )?requests? (?:polic\w+|guidelines?|report)
user data request policy|legal process (?:guidelines|policy)|demandes? des autorités
""",
    ),
    (
        Kind.VULNERABILITY_DISCLOSURE,
        r"""
vulnerabilit\w+|bug bounty|(?:responsible|coordinated) disclosure|security research\w*
""",
    ),
    (
        Kind.ACCESSIBILITY_STATEMENT,
        r"""
accessibilit[yé]\w*|barrierefreiheit\w*|accesibilidad|accessibilità|toegankelijkheid\w*
acessibilidade|dostępnoś\w+|tillgänglighet\w*|tilgængelighed\w*|saavutettavuus\w*|přístupnost\w*
""",
    ),
    (Kind.SERVICE_LEVEL_AGREEMENT, r"service[- ]level|\bsla\b|uptime (?:commitment|guarantee)"),
    (
        Kind.IN_APP_PURCHASES,
        r"in-app purchases?|service credit terms|virtual (?:items|currency) (?:terms|policy)",
    ),
    (
        Kind.REFUND_POLICY,
        r"""
refunds?\b|returns? (?:and|&|policy)|cancellation policy|right of withdrawal|widerruf\w*|rückgabe\w*
remboursement\w*|droit de rétractation|reembolso\w*|derecho de desistimiento|rimborsi?
diritto di recesso
herroepingsrecht|terugbetaling\w*|direito de arrependimento|zwrot\w*|odstąpieni\w+|ångerrätt
återbetalning
fortrydelsesret|peruutusoikeus|odstoupení|reklamační řád
""",
    ),
    (
        Kind.COPYRIGHT_POLICY,
        r"""
copyright\w*|dmca|intellectual property|urheberrecht\w*|droits? d['’]auteur|derechos de autor
diritto d['’]autore|auteursrecht\w*|direitos autorais|prawa autorskie|upphovsrätt\w*|ophavsret\w*
tekijänoikeu\w*|autorsk\w+ práv\w+
""",
    ),
    (
        Kind.BRAND_GUIDELINES,
        r"""
brand\b(?: \w+)? ?(?:guidelines?|assets|resources|policy|usage|features)?|trademarks?\b
logos? (?:use|usage|guidelines)
press kit|marken\w*richtlinien|charte graphique
""",
    ),
    (
        Kind.PRIVACY_POLICY,
        r"""
privacy\b|data policy|data protection|data (?:usage|use) policy|datenschutz\w*|privatsphäre\w*
confidentialité|protection des données|données personnelles|privacidad|protección de datos
privacidade
proteção de dados|informativa (?:sulla|privacy|sul)|trattamento dei dati|riservatezza|privacy\w*
gegevensbescherming|prywatnoś\w+|ochron\w+ danych|integritets\w*|dataskydd\w*|personuppgift\w*
privatlivs\w*|persondata\w*|databeskyttelse\w*|tietosuoja\w*|rekisteriseloste|yksityisyy\w+
ochran\w+ (?:osobních )?údaj\w*|soukromí|personvern\w*|confidențialitate\w*|adatvédelm\w*
adatkezelés\w*
gizlilik\w*|kişisel veri\w*|конфиденциальност\w+|персональных данных|プライバシー\w*|個人情報\w*
개인정보\w*
隐私\w*|隱私\w*
""",
    ),
    (
        Kind.COOKIE_POLICY,
        r"""
cookies?\b|cookie\w+|trackers?\b|tracking (?:technolog\w+|policy)|similar technologies|evästeet
eväste\w+
kakor\b|traceurs|informacje o plikach|soubor\w+ cookie
""",
    ),
    (
        Kind.IMPRINT,
        r"""
imprint|impressum|legal (?:notice|information|mentions)|mentions légales|aviso legal|note legali
colophon|colofon|informação legal|nota prawna|rättslig information|anbieterkennzeichnung
company info\w*|tiráž
""",
    ),
    (
        Kind.EDITORIAL_POLICY,
        r"editorial (?:polic\w+|guidelines|standards|code)|redaktionelle leitlinien",
    ),
    (
        Kind.AI_POLICY,
        r"""
(?:generative )?\bai\b (?:\w+ )?(?:polic\w+|principles|guidelines|terms|use)
artificial intelligence polic\w+
ki-richtlinie\w*
""",
    ),
    (
        Kind.ADVERTISING_POLICY,
        r"""
advertis\w+ (?:\w+ )?(?:polic\w+|guidelines|standards|terms|programme?|rules|agreement)
\bads? (?:polic\w+|guidelines|terms)
werberichtlinien|politique publicitaire|políticas? de publicidad|google ads
""",
    ),
    (
        Kind.DEVELOPER_TERMS,
        r"""
developers?\b|\bapis?\b|\bsdk\b|open platform|platform terms|entwickler\w*|développeurs?
desarrollador\w*
sviluppator\w+|ontwikkelaar\w*|desenvolvedor\w*
""",
    ),
    (
        Kind.SELLER_TERMS,
        r"""
(?:seller|merchant|vendor|host|partner|driver)s?['’]? (?:\w+ )?(?:terms|agreement|conditions)
(?:seller|merchant|vendor|host)s?['’]? (?:policy|warranty)|courier (?:terms|agreement)
(?:marketplace|premium) (?:\w+ )?(?:sellers?|partner) (?:terms|conditions)|verkäufer\w*|vendeurs?
""",
    ),
    (
        Kind.SUBSCRIPTION_TERMS,
        r"""
(?:subscription|membership|premium|paid service)s? (?:terms|agreement|conditions|policy)
auto-?renewals? (?:terms|policy)
abonnement\w*bedingungen|conditions d['’]abonnement|condiciones de suscripción
""",
    ),
    (
        Kind.COMMERCIAL_TERMS,
        r"""
commercial terms|business (?:\w+ )?(?:terms|agreement|services|customers?)
enterprise (?:terms|agreement)
(?:terms|conditions) of sale|sales? terms|master (?:services?|subscription) agreement
services agreement
customer (?:terms|agreement)|terms of (?:service|use)\W+(?:for )?(?:enterprise|business)
conditions (?:générales )?de vente|\bcgv\b|verkaufsbedingungen
condiciones de venta|condizioni (?:generali )?di vendita|verkoopvoorwaarden|kauppaehdot|köpvillkor
salgsbetingelser|handelsbetingelser|obchodní podmínky
""",
    ),
    (
        Kind.ACCEPTABLE_USE_POLICY,
        r"""
acceptable[- ]use|\baup\b|(?:usage|use) polic(?:y|ies)
prohibited (?:use|uses|content|conduct|activit\w+|items)
fair use policy|abuse (?:polic\w+|programme? polic\w+)|programme? polic\w+
anti-?(?:spam|abuse) policy
restricted (?:use|content)|permitted use|nutzungsrichtlinien?|utilisation acceptable
uso (?:aceptable|aceitável|accettabile)
content (?:polic\w+|restrictions|guidelines)|sharing & publication policy
""",
    ),
    (
        Kind.COMMUNITY_GUIDELINES,
        r"""
communit(?:y|ies)\b(?: \w+)? ?(?:guidelines?|standards?|rules?|code|principles)?|guidelines?\b
code of conduct
house rules|\brules\b|(?:content|community) standards|verhaltens\w+|community-\w+|communauté|charte
normas? (?:de la|da) comunidad\w*|diretrizes da comunidade|linee guida|huisregels
zasady społeczności
etiquette|gemeinschafts\w*|\w+richtlinien|fællesskab\w*|yhteisö\w*|quality standards|review polic\w+
""",
    ),
    (
        Kind.TERMS_OF_SERVICE,
        r"""
terms\b|conditions\b|\btos\b|\beula\b|user agreement|licen[cs]e agreement|licen[cs]e terms
agreement\b
nutzungsbedingungen|\bagb\b|geschäftsbedingungen|teilnahmebedingungen|bedingungen|\bcg[us]\b
conditions (?:générales|d['’]utilisation)|règlement|términos|condiciones|termini|condizioni
contratto
voorwaarden|\w+voorwaarden|termos|condições|regulamin|warunki|villkor|användarvillkor|\w*vilkår
\w*betingelser
käyttöehdot|\w*ehdot|podmínky|termeni|felhasználási feltételek|\w*szerződési feltételek
kullanım (?:koşulları|şartları)
пользовательское соглашение|условия|利用規約|規約|이용약관|服务条款|服務條款|用户协议
""",
    ),
)
