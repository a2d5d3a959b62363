# ruff: noqa: E501 - a pattern is read on one line
"""Lists: kinds of data, damage, recipients, grounds and the like, in a closed set of names."""

import re

from conductatlas.reading.facts.found import Finder, Found, after, listing, pattern, written

__all__ = ["LIST_FACTS", "documents"]

_DATA = [
    ("name", r"(?:full |first |last |user |your )?names?\b"),
    ("email address", r"e-?mail"),
    ("phone number", r"(?:tele)?phone"),
    (
        "postal address",
        r"(?:postal|mailing|billing|shipping|street|home|physical) address|\baddress(?:es)?\b",
    ),
    ("date of birth", r"(?:date of birth|birth ?da(?:te|y)|\bage\b)"),
    ("gender", r"gender"),
    ("IP address", r"(?:IP|internet protocol)(?: \(?IP\)?)? address"),
    ("device information", r"device(?:s|['’]s)? (?:information|type|model|data|details|settings)"),
    (
        "device identifiers",
        r"(?:device|advertising|unique|mobile)(?: device)? (?:id\b|identifiers?)|cookie id",
    ),
    ("browser", r"browser"),
    ("operating system", r"operating system"),
    (
        "usage data",
        r"usage|pages? (?:you )?(?:view|visit)|click|activit|interactions?|how you use|log (?:data|files)",
    ),
    ("location", r"location|geolocation"),
    ("payment information", r"payment|credit card|billing|bank|financial|transaction|purchase"),
    ("password", r"password|credentials|log-?in"),
    ("profile information", r"profile|avatar|bio\b"),
    ("photos", r"photo|picture|image|video"),
    ("messages", r"messages?\b|communications|correspondence|chats?\b"),
    ("content", r"content|uploads?|files"),
    ("contacts", r"contacts\b|address book|friends"),
    ("language", r"language"),
    ("employment", r"employ|job title|company|occupation|education"),
    (
        "government ID",
        r"passport|driver['’]?s licen|government|national id|identity document|social security",
    ),
    ("preferences", r"preferences|interests"),
    ("inputs", r"prompts?|inputs?\b|voice"),
    ("referring pages", r"referr"),
    ("crash and diagnostic data", r"crash|diagnostic|performance data"),
]
_DAMAGES = [
    ("direct", r"direct\b"),
    ("indirect", r"indirect"),
    ("incidental", r"incidental"),
    ("special", r"special\b"),
    ("consequential", r"consequential"),
    ("punitive", r"punitive"),
    ("exemplary", r"exemplary"),
    ("loss of profits", r"(?:lost|loss of)[^.;]{0,30}?(?:profit|revenue|earnings|income)|profits"),
    ("loss of data", r"(?:lost?|loss of|corruption of)[^.;]{0,60}?data\b"),
    ("loss of goodwill", r"goodwill"),
    ("business interruption", r"business interruption|interruption of business"),
    ("force majeure", r"force majeure|(?:beyond|outside)[^.;]{0,40}control|acts? of god"),
    ("unauthorised access", r"unauthori[sz]ed (?:access|use)"),
    (
        "conduct of others",
        r"(?:conduct|actions|acts|content) of (?:any |other |the )?(?:third|user|member|other)",
    ),
    ("errors", r"errors?,|errors? or|inaccura|mistakes"),
    ("interruptions", r"interrupt|downtime|outage|unavailab|delays?"),
    ("viruses", r"virus|malware|harmful"),
    ("any loss", r"any (?:loss|damage)"),
]
_RECIPIENTS = [
    ("advertisers", r"advertis\w+|ad (?:networks?|partners?)"),
    ("business partners", r"(?:business |marketing |our |trusted |third[- ]party )?partners"),
    ("other users", r"other (?:users|members|people|players)|friends"),
    ("sellers", r"sellers?\b|merchants?|vendors?"),
    ("social media", r"social (?:media|network)"),
    ("analytics providers", r"analytics"),
    ("researchers", r"research"),
    ("payment providers", r"payment|banks?\b|financial institutions?|card"),
    ("credit agencies", r"credit (?:bureau|agenc|reference|report)|fraud prevention"),
    ("employer or organisation", r"employer|organi[sz]ation|administrator|school|account owner"),
    ("developers", r"developers?|third[- ]party (?:apps?|applications?)"),
    ("sponsors", r"sponsors?"),
    ("professional advisers", r"advis[eo]rs?|auditors?|lawyers?|accountants?|insurers?"),
    ("rights holders", r"rights ?holders?|publishers?|artists|creators?"),
    ("Google", r"google"),
    ("Facebook", r"facebook|meta\b"),
    ("third-party services", r"third[- ]part(?:y|ies)"),
]
_KINDS = [
    ("biometric", r"biometric|faceprint|voice ?print|fingerprint|facial|voice characteristics"),
    ("health", r"health|medical|heart rate|fitness|wellness"),
    ("genetic", r"genetic|DNA"),
    ("sexual orientation", r"sexual|sex life"),
    ("religion", r"religio"),
    ("race or ethnicity", r"racial|race\b|ethnic"),
    ("political opinions", r"political"),
    ("trade union membership", r"trade[- ]union|union membership"),
    ("criminal records", r"criminal"),
    ("government ID", r"social security|passport|government"),
    ("address book", r"address book|contact list|phone ?book|contacts\b"),
    ("camera", r"camera"),
    ("microphone", r"microphone"),
    ("photos", r"photo|image|pictures"),
    ("videos", r"video"),
    ("messages", r"messages?\b|chats?\b|sms|texts"),
    ("calls", r"calls?\b"),
    ("voice recordings", r"voice|audio|recordings?"),
    ("files", r"files|documents|attachments"),
    ("calendar", r"calendar"),
    ("emails", r"e-?mails?\b"),
    (
        "correspondence with support",
        r"correspond|contact us|communicate with us|customer (?:service|support)",
    ),
    ("location", r"location"),
    ("financial", r"financial|account log"),
]
_GROUNDS = [
    ("any reason", r"(?:for )?(?:any|no) reason|without cause|for any or no|with or without cause"),
    ("sole discretion", r"(?:sole|absolute|own|our) discretion|deems?"),
    (
        "violation of the terms",
        r"(?:breach|violat|non-?complian|fail\w* to comply|not comply|contrave)[^.;]{0,70}"
        r"(?:terms|agreement|polic|guideline|rules|conditions|contract|provision|standards|these|law)",
    ),
    (
        "policy violation",
        r"(?:polic|guideline|rules|standards)[^.;]{0,40}(?:violat|breach)|notified of",
    ),
    ("illegal activity", r"illegal|unlawful|criminal|violat\w+ (?:any |applicable |the )?law"),
    ("fraud", r"fraud|suspicious"),
    (
        "non-payment",
        r"non-?payment|not paid|fail\w* to pay|unpaid|overdue|late payment|payment (?:fails|failure)|chargeback",
    ),
    ("infringement", r"infring|copyright|intellectual property"),
    ("inactivity", r"inactiv|not (?:logged|used|accessed)|dormant"),
    ("harm to others", r"harm|abus|harass|safety|threat"),
    ("spam", r"spam"),
    ("security", r"security|hijack|unauthori[sz]ed"),
    (
        "legal requirement",
        r"required by law|court order|legal (?:requirement|obligation|process)|comply with law",
    ),
    ("false information", r"(?:false|inaccurate|untrue|incomplete|misleading)"),
    ("minors", r"\bunder (?:the age|13|18)|minors?\b|child"),
    ("objectionable content", r"objectionable|offensive|inappropriate|obscene|hate|defamat|sexual"),
    ("bankruptcy", r"bankrupt|insolven"),
]
_TRIGGERS = [
    ("use of the service", r"(?:use|misuse|access)[^.;]{0,30}(?:of|to)|using"),
    (
        "breach of the terms",
        r"(?:breach|violat)[^.;]{0,80}(?:terms|agreement|polic|conditions|contract|these|this|representation)",
    ),
    ("user content", r"content|submissions?|material|post|upload|UGC"),
    (
        "violation of law",
        r"(?:violat|breach|non-?complian)[^.;]{0,60}\blaws?\b|any (?:applicable )?law",
    ),
    (
        "third-party rights",
        r"(?:rights? of (?:a|any|another|third)|third[- ]part\w+ rights?|infring\w*|intellectual property)",
    ),
    ("negligence or misconduct", r"negligen|wil?lful|misconduct|fraud"),
    ("account activity", r"(?:your|the) account"),
    ("taxes", r"tax"),
    ("disputes with others", r"disputes? (?:between|with)"),
    ("products or apps", r"your (?:app|product|goods|service|listing)"),
]
_BASES = [
    ("consent", r"consent"),
    (
        "contract",
        r"contract|agreement with you|perform\w* (?:of )?(?:our|the) (?:agreement|obligations)",
    ),
    ("legitimate interests", r"legitimate (?:business )?interests?"),
    (
        "legal obligation",
        r"legal(?:ly)? (?:obligation|requir)|comply with (?:a |the |our )?(?:law|legal)|required by law",
    ),
    ("vital interests", r"vital interests?"),
    ("public interest", r"public interest|public task"),
]
_LIMITS = [
    (
        "personal, non-commercial use",
        r"personal[^.;]{0,25}non-?commercial|non-?commercial[^.;]{0,25}personal",
    ),
    ("personal use", r"(?:personal|private) (?:and \w+ )?(?:use|purposes)"),
    ("non-commercial use", r"non-?commercial|commercial (?:use|purposes?|exploitation)"),
    ("internal business use", r"internal (?:business )?(?:use|purposes?|operations)"),
    ("number of devices", r"(?:number|limit)[^.;]{0,30}devices|devices? (?:at|limit)|\d+ devices"),
    ("one account", r"(?:one|single|multiple|more than one)(?: \w+){0,2} accounts?"),
    ("storage limits", r"storage|gigabyte|\bGB\b"),
    ("rate limits", r"rate limit|number of (?:requests|calls)|requests per|excessive|api calls"),
    ("availability varies by country", r"(?:countr|territor|region|location)"),
    ("fair use", r"fair (?:use|usage)"),
    ("one copy", r"(?:one|single) copy"),
    ("household", r"household"),
    ("compatible device needed", r"compatible|system requirements|internet (?:access|connection)"),
    ("transaction limits", r"transactions?|volume"),
]
_EXCLUDED = [
    (
        "persons without legal capacity to contract",
        r"legal(?:ly)? (?:capacity|capable|competent)|form (?:a )?binding|capacity to",
    ),
    (
        "previously banned users",
        r"(?:previously|been|was|were)(?: \w+){0,3} (?:banned|suspended|removed|terminated|disabled)",
    ),
    ("convicted offenders", r"convicted|sex offender|criminal record"),
    (
        "people outside the United States",
        r"outside (?:of )?the (?:United States|U\.?S)|(?:reside|located|residents?)[^.;]{0,20}(?:United States|U\.S)",
    ),
    ("people barred by law", r"(?:prohibited|barred)[^.;]{0,60}law"),
    ("businesses", r"businesses|commercial (?:entities|users)|legal entit"),
    ("individual consumers", r"consumers"),
    ("jurisdictions where prohibited", r"jurisdictions?|countr(?:y|ies)"),
    ("competitors", r"competitor"),
    ("bots", r"\bbots?\b|automated"),
]
_MECHANISMS = [
    ("Standard Contractual Clauses", r"(?:standard|model) (?:contractual|data protection) clauses|model (?:contracts|clauses)|\bSCCs?\b|standard clauses"),
    ("adequacy decisions", r"adequa"),
    ("Data Privacy Framework", r"data privacy framework|\bDPF\b|privacy shield"),
    ("binding corporate rules", r"binding corporate rules|\bBCRs?\b"),
    ("consent", r"consent|by using|you agree|you acknowledge"),
    ("data processing agreement", r"data (?:processing|protection) agreement"),
    ("appropriate safeguards", r"safeguards|appropriate (?:measures|protection)"),
]  # fmt: skip

_LINKED = re.compile(r"\[[*_]*([^\]]{3,70}?)[*_]*\]\(")
_POLICY = pattern(
    r"\b((?:[A-Z][\w'’&.-]*[ ]){0,4}(?:Privacy (?:Policy|Notice|Statement)|Terms (?:of (?:Service|Use)|and "
    r"Conditions)|Conditions of Use|(?:Community |Content |User |Brand |Platform |Data |Acceptable |Cookie |"
    r"Refund |Copyright |Program |Usage |Developer )(?:Use )?(?:Guidelines|Policy|Policies|Standards|Rules|Terms)|"
    r"End User Licen[cs]e Agreement|EULA|Data Processing (?:Addendum|Agreement)))"
)
_DOCUMENT = re.compile(
    r"polic|terms|guideline|agreement|notice|rules|condition|statement|addendum|standards|licen[cs]e|eula",
    re.I,
)


def documents(quote: str) -> Found | None:
    """The names of the documents that the quote refers to: linked ones first, then known kinds."""
    hits = [(m.start(1), m.end(1), m[1]) for m in _LINKED.finditer(quote) if _DOCUMENT.search(m[1])]
    hits = hits or [(m.start(1), m.end(1), m[1]) for m in _POLICY.finditer(quote)]
    if not hits:
        return None
    names = tuple(dict.fromkeys(re.sub(r"[\s*_]+", " ", name).strip() for _, _, name in hits))
    return Found(names[:8], hits[0][0], hits[-1][1])


LIST_FACTS: dict[str, Finder] = {
    "categories": listing(_DATA),
    "damage_kinds": listing(_DAMAGES),
    "recipients": listing(_RECIPIENTS),
    "kinds": listing(_KINDS),
    "grounds": listing(_GROUNDS),
    "triggers": listing(_TRIGGERS),
    "bases": listing(_BASES),
    "legal_bases": listing(_BASES),
    "limit": listing(_LIMITS),
    "excluded": listing(_EXCLUDED),
    "mechanism": listing(_MECHANISMS),
    "documents": documents,
    "exceptions": after(
        written(
            r"(?:except|unless|other than|save)(?: to the extent| where| as| in case| for| if| when)?"
            r"(?: otherwise)? ([^.;]{6,120})"
        ),
        written(r"((?:where|if|as) required by (?:applicable )?law)"),
    ),
    "plans_covered": listing(
        [
            ("enterprise", r"enterprise"),
            ("business", r"business|team plan|teams?\b"),
            ("API", r"\bAPI\b"),
            ("paid plans", r"paid|premium|pro\b"),
            ("education", r"\bedu"),
            ("temporary chats", r"temporary chat|incognito"),
        ]
    ),
}
