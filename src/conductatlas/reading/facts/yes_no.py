# ruff: noqa: E501 - a pattern is read on one line
"""Yes/no facts: what the words of a clause say outright. What they do not say is left out."""

from conductatlas.reading.facts.found import Finder, flag

__all__ = ["TYPE_YES_NO", "YES_NO"]

_OPT_OUT = (
    (True, r"opt[- ]?(?:ed |ing )?out|unsubscribe|turn (?:it |them |this )?off|disabl(?:e|ing)|withdraw (?:your )?consent"
     r"|object to|you (?:can|may) (?:choose|change|control|adjust|manage|decline|refuse|revoke|delete|block|set|limit)"
     r"|(?:refuse|reject|block|decline|manage)[^.]{0,30}cookies|do not sell"),
)  # fmt: skip

# Facts that read alike whatever the type is.
YES_NO: dict[str, Finder] = {
    "small_claims_exception": flag((True, r"small claims?")),
    "injunctive_exception": flag((True, r"injuncti|equitable relief|intellectual property")),
    "covers_arbitration": flag((True, r"arbitrat|class[- ]?(?:wide)? arbitration")),
    "covers_court": flag((True, r"\bcourts?\b|lawsuit|class action|litigation|proceeding")),
    "negligence_covered": flag(
        (False, r"(?:not|n['’]t) (?:limit|exclude|apply)[^.]{0,120}negligence|except[^.]{0,80}negligence"),
        (True, r"negligen"),
    ),
    "personal_injury_covered": flag(
        (False, r"(?:not|nothing|n['’]t|except)[^.]{0,160}(?:death|personal injury)"),
        (True, r"(?:personal|bodily) injur|death"),
    ),
    "statutory_exception": flag(
        (True, r"(?:extent|except|unless|as|where|maximum)[^.]{0,60}(?:permitted|allowed|prohibited|required|permissible)[^.]{0,25}\blaws?"
         r"|(?:law|jurisdiction|states?)[^.]{0,60}(?:not allow|not permit|prohibit)|applicable law|mandatory"),
    ),
    "california_1542_waived": flag((True, r"1542")),
    "covers_legal_fees": flag((True, r"(?:attorney|lawyer|legal|solicitor|counsel)s?['’]?s? (?:and \w+ )?(?:fees|costs|expenses)|legal fees")),
    "material_only": flag((True, r"(?:material|significant|substantial|important|major)(?:ly)?[ -]+(?:adverse(?:ly)? )?(?:change|modif|update|revis|alter|affect|amend)|changes? (?:that|which|are|is)[^.]{0,20} material|reduces? your rights")),
    "continued_use_is_acceptance": flag(
        (True, r"continu(?:e|ed|ing)(?: to)?[ ]?(?:your )?(?:us|access|participa|visit)[^.]{0,200}|(?:us|access)(?:e|ing) (?:of )?(?:the|our|this)[^.]{0,40}(?:after|following)[^.]{0,100}|continu\w+ (?:to use|use)"),
    ),
    "retroactive": flag((False, r"(?:not|n['’]t)[^.]{0,30}retroactive"), (True, r"retroactiv|effective immediately|immediately effective")),
    "any_reason": flag((False, r"(?:if|where|when|upon|due to|because)[^.]{0,30}(?:you (?:breach|violate|fail|do not)|violat|breach|not comply)"),
                       (True, r"(?:for )?(?:any|no) (?:or no )?reason|without cause|with or without cause|at any time|sole discretion|for convenience|our discretion")),
    "without_notice": flag((True, r"without (?:any )?(?:prior |advance |further )?(?:\w+ )?(?:notice|warning|notification)|without notif|(?:with or without|no) (?:prior )?notice"),
                           (False, r"(?:will|shall|must|try to|endeavou?r to)[^.]{0,40}(?:notify|give|provide|inform|send)[^.]{0,40}|(?:prior|advance|reasonable) (?:written )?notice|days['’]? (?:prior )?(?:written )?notice")),
    "liability_excluded": flag((True, r"(?:not|no|without)[^.]{0,30}liab|not be (?:held )?responsible")),
    "content_deleted": flag((True, r"(?:delet|remov|eras|destroy|los[et]|purg)\w*"), (False, r"(?:not|n['’]t)[^.]{0,15}delet")),
    "credits_forfeited": flag((True, r"forfeit|(?:lose|loss of|void|cancel|expire)[^.]{0,60}(?:credit|balance|point|currency|reward|fund|coin)")),
    "perpetual": flag((True, r"perpetual|in perpetuity|unlimited in time|forever|for ever")),
    "irrevocable": flag((True, r"irrevocabl")),
    "sublicensable": flag((False, r"non-?\s?sub-?licen[sc]"), (True, r"sub-?\s?licen[sc]")),
    "transferable": flag((False, r"non-?\s?transferable|not transferable"), (True, r"transferable|assignable")),
    "royalty_free": flag((True, r"royalty[- ]free|free of charge|without (?:any )?(?:compensation|payment|royalt)|fully[- ]paid|no compensation|royalties")),
    "worldwide": flag((True, r"world-?\s?wide|throughout the (?:world|universe)|universe|anywhere in the world|territory of the world|global")),
    "derivative_works": flag((True, r"derivative|adapt|modify|translate|edit")),
    "purpose_limited": flag(
        (False, r"any (?:lawful |other )?purpose|commercial(?:ly)? (?:exploit|purpose)|any (?:and all )?(?:media|manner)|without restriction|unrestricted|(?:promot|market|advertis)"),
        (True, r"(?:sole|limited|only|necessary|required|solely)[^.]{0,40}(?:purpose|provid|operat|extent|to )|in order to (?:provide|operate)|for the purpose|to (?:provide|operate|improve)[^.]{0,30}service|in connection with"),
    ),
    "survives_deletion": flag((False, r"(?:licen[sc]e|right)[^.]{0,60}(?:ends?|terminate[sd]?|expires?|until)[^.]{0,80}(?:delet|remov|clos)|until you (?:delete|remove)"),
                              (True, r"(?:survive|continue|remain|even if|perpetual|even after)[^.]{0,80}(?:delet|remov|terminat|clos|stop)")),
    "compensation": flag((False, r"without (?:any )?(?:\w+ )?(?:compensation|payment|remuneration)|no (?:\w+ )?(?:compensation|payment)|not (?:be )?(?:entitled|compensated|paid)|royalty[- ]free"), (True, r"compensat")),
    "revocable": flag((True, r"(?<!ir)revocable|revoke|at any time|terminate")),
    "notice": flag((False, r"without (?:any )?(?:prior |further |advance )?(?:\w+ )?notice|without notif"),
                   (True, r"(?:notify|notified|inform|tell|advise) you|(?:prior|reasonable|advance) notice|you will be (?:notified|informed)|provide notice|via email|notice (?:of|before)")),
    "human": flag((True, r"human|manual|moderators?|staff|team|personnel|employee|people")),
    "automated": flag((True, r"automat|machine learning|algorithm|\bAI\b|software|tools|systems|filter")),
    "liquidated_damages": flag((True, r"liquidated damages")),
    "model_training": flag((True, r"(?:train|machine learning|artificial intelligence|\bAI\b|models?)")),
    "benchmarking": flag((True, r"benchmark|performance test|competitive (?:analysis|purpose|evaluation)")),
    "enterprise_exempt": flag((True, r"enterprise|business (?:customers?|users?|accounts?)|API (?:customers?|platform)")),
    "de_identified": flag((True, r"de-?identif|anonymi|aggregat|pseudonymi")),
    "assigned_to_user": flag((True, r"(?:assign|you (?:own|retain|keep)|belongs? to you|yours|your property)"), (False, r"we (?:own|retain)")),
    "not_unique": flag((True, r"not (?:be )?unique|(?:same|similar)[^.]{0,40}(?:output|response|user|other)")),
    "human_review_right": flag((True, r"human (?:review|intervention|involvement)|contest|not (?:to )?be subject|request (?:a )?review|express your point")),
    "denied": flag((True, r"(?:do|does|will|is|are)(?: not|n['’]t)[^.]{0,60}(?:automat|profil|decision)|no automated|without[^.]{0,20}automated")),
    "precise": flag((False, r"approximate|general(?: geographic)? (?:location|area)|(?:city|country|region)[- ]level|IP address|coarse|not precise|imprecise|rough"),
                    (True, r"precise|GPS|exact|geolocation|longitude")),
    "background": flag((False, r"(?:not|only)[^.]{0,40}background|only (?:when|while)[^.]{0,30}(?:use|open)"), (True, r"background|not (?:open|using|in use)")),
    "explicit_consent": flag((True, r"(?:explicit|express|your|prior|opt-?in|written|only with|obtain)[^.]{0,20}consent|you consent|your permission")),
    "third_party": flag((True, r"third[- ]part|google|facebook|partners?|advertis|analytics|ad network|other companies|social media")),
    "consent": flag((True, r"(?:with|your|obtain|give|ask for|prior|based on|request)[^.]{0,30}consent|opt[- ]?in|accept (?:all )?cookies"),
                    (False, r"by (?:using|continuing|visiting|accessing)[^.]{0,80}(?:consent|agree|accept)")),
    "opt_out": flag(*_OPT_OUT),
    "legal_process_required": flag((False, r"believe|protect|prevent|enforce|good faith|necessary to|suspect|reasonabl|investigat|(?:notified|may (?:also )?include report|appropriate action)|safety"),
                                   (True, r"required (?:to (?:do so )?)?by (?:applicable )?law|court order|subpoena|warrant|legal process|compelled|legally required|binding order")),
    "user_notice": flag((True, r"(?:notify|inform|tell|give)[^.]{0,40}(?:you|user|notice)"), (False, r"without (?:any )?(?:prior )?notice")),
    "indefinite": flag((False, r"(?:not|n['’]t)[^.]{0,40}indefinite"), (True, r"indefinite|perpetual|forever|without (?:time )?limit|permanently retain")),
    "criteria_only": flag((True, r"as long as|no longer than|so long as|period necessary|until[^.]{0,40}(?:no longer|delete|terminate)|necessary (?:for|to)|long enough|required (?:for|by|to)")),
    "gpc_honoured": flag((True, r"global privacy control|\bGPC\b|opt-?out preference signal")),
    "no_guarantee": flag((True, r"(?:not|no|never|n['’]t|cannot)[^.]{0,60}(?:guarant|100 ?%|completely|absolute|fully|perfect|ensure|warrant|entirely|impenetrable|secure)")),
    "reminder": flag((False, r"without (?:any )?(?:further |prior |additional )?(?:notice|authori)"), (True, r"remind|(?:notify|notice|email|inform)[^.]{0,60}(?:before|prior|in advance|renew)")),
    "next_term_only": flag((True, r"(?:next|following|subsequent|new|start of|beginning of|renewal)[^.]{0,30}(?:subscription|billing|term|period|renewal|cycle|payment)|existing (?:subscription|order)|upon renewal|then[- ]current term")),
    "expires": flag((True, r"expir"), (False, r"(?:not|never) expire")),
    "access_until_end": flag((True, r"(?:until|through|at|take effect|effective)[^.]{0,40}end of[^.]{0,60}(?:period|term|cycle|subscription|month)"), (False, r"(?:immediately|at once)[^.]{0,40}(?:lose|end|terminat|cease)")),
    "autodialled": flag((True, r"auto-?\s?dial|automatic telephone|automated (?:calls|text)|pre-?recorded")),
    "sole_remedy": flag((True, r"(?:sole|exclusive|only)(?: and \w+)? remed")),
    "audit": flag((True, r"audit|inspect")),
    "loser_pays": flag((False, r"(?:not seek|own (?:costs|fees|attorney|expenses|legal))"), (True, r"prevail|frivolous|losing party|award(?:ed)?[^.]{0,40}(?:fees|costs)|entitled to[^.]{0,60}(?:fees|costs)")),
    "platform_pays": flag((True, r"(?:we|our|[A-Z]\w+) (?:will|shall|agrees? to)(?: promptly)?(?: also)? (?:pay|reimburse|cover|bear)|reimburse (?:your|you)|paid by us")),
    "can_be_declined": flag((False, r"(?:without|no)[^.]{0,30}(?:notice|consent|permission|asking|approval)|automatically|cannot (?:decline|refuse|turn)|required to|must (?:install|update|accept)"),
                            (True, r"(?:turn off|disable|decline|opt[- ]out|change your settings|manage|refuse)")),
    "paid_plan_has_ads": flag((False, r"(?:ad-?free|without ads|no ads|free (?:accounts?|plan|version|users?)|unless you (?:pay|subscribe|upgrade))"), (True, r"(?:paid|premium|subscri)[^.]{0,60}(?:ads|advertis)")),
}  # fmt: skip

# Facts that depend on the type.
TYPE_YES_NO: dict[tuple[str, str], Finder] = {
    ("mandatory-arbitration", "mutual"): flag((True, r"you and (?:we|us|\w+)|(?:either|each|both|the) part(?:y|ies)|between you and|we and you|any dispute|all disputes|dispute|finally settled")),
    ("user-indemnification", "mutual"): flag((True, r"(?:each|either|both) part|we (?:will|shall) (?:also )?(?:indemnify|defend)|mutual"), (False, r"you (?:\w+ ){0,8}?(?:indemnif|hold|defend|compensat)|(?:user|customer|seller|developer|member)s? (?:\w+ ){0,6}?(?:indemnif|hold|defend)|indemnif")),
    ("assignment", "mutual"): flag((True, r"(?:neither|either|each) part|by you or (?:by )?us"), (False, r"(?:you|user|customer)s? (?:may|shall|can|will|must|cannot|agree)|(?:we|[A-Z]\w+) (?:may|can|shall|reserve)|without (?:our|the) (?:prior )?")),
}  # fmt: skip
