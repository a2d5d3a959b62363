"""Pages that hold text, but no policy: products, posts, instructions, reports, vacancies and more.

Each cue is a habit of that kind of page; one alone proves nothing, a policy may have any of them.
"""

from conductatlas.extraction.cues import page
from conductatlas.extraction.signs_scraps import SCRAPS

__all__ = ["PAGES"]


_PRICE = (
    r"(?:US)?[$€£] ?\d+(?:[.,]\d\d)?(?: ?/ ?| per | a )?(?:mo(?:nth)?\b)?"
    r"|\d+(?:[.,]\d\d)? ?(?:€|zł|kr\b|kč)"
)

PAGES = (
    page(
        "a product or pricing page",
        (2, "title", r"""
            pricing\b|buy\b|plans (?:and|&) pricing|software\b.*|.*\bsoftware for\b
            free .{0,30}generator|shop\b|preise\b|tarifs\b|precios\b
            prezzi\b|prijzen\b|preços\b|cennik\b|priser\b|hinnat\b|ceník\b
        """),
        (1.5, "text body", r"""
            add to (?:cart|basket|bag)|in den (?:warenkorb|korb)|ajouter au panier
            añadir al carrito|aggiungi al carrello
            in (?:de )?winkelwagen|adicionar ao carrinho|do koszyka|lägg i varukorg|læg i kurv
            lisää ostoskoriin|do košíku
        """),
        (1.5, "text page", r"""
            buy now|choose (?:starter|team|business|pro|plan)|contact sales|book a demo
            request a demo
        """),
        (1, "text page", r"""
            (?:start|get) (?:your |a )?free trial|try (?:it )?(?:for )?free|get started|start free
            no (?:credit )?card (?:needed|required)
            sign up (?:today|now)|money-back guarantee|most popular
            join (?:\w+ ){1,4}(?:million|thousand|drivers|businesses|users|customers)
            \d+,000 (?:businesses|companies|customers|teams)|free shipping|gratis verzending
            envío gratis|kostenloser versand
            jetzt (?:kaufen|testen)|essai gratuit|prueba gratis|prova gratis
            download (?:for (?:ios|android)|on the app store|the app)\b|get it on google play
            register now
            (?:jetzt|kostenlos) (?:registrieren|anmelden|herunterladen)|inscription gratuite
            regístrate gratis|iscriviti (?:gratis|ora)
        """),
        (1, "text", _PRICE),
        (1, "head text page", r"""
            (?:over |more than |über |plus de |più di |más de )?\d[\d.,]* \
            (?:mio\.?|millions?|millionen|millones|milioni|miljoen|milhões|milion\w*|miljon\w*|\
            million\w*|miljoona\w*)(?: (?:de|di))? \
            (?:people|users|members|customers|drivers|singles|menschen|mitglieder|nutzer|kunden|\
            personnes|membres|utilisateurs|personas|usuarios|miembros|persone|utenti|mensen|\
            gebruikers|leden|pessoas|osób|użytkowników|lidí|ihmistä|människor|mennesker)
        """),
        (1, "head text", r"""
            (?:why|warum|pourquoi|perché|waarom|dlaczego|varför|hvorfor|miksi|proč) [^\W\d]\w+ ?\?
            ¿?por qué \w+\?|why people (?:switch|love|choose)|trusted by|ready to (?:go|start)
            what our customers say|everything in one (?:app|place)|opiniones de clientes
            get (?:\w+ ){1,4}in (?:a day|minutes)|while you sleep
        """),
        (1, "title head", r"""
            the \w+ that\b|discover\b|find\b|meet\b|join\b|build\b|create\b|grow\b|boost\b
            entdecke\w*|finde\w*|trouvez|découvrez|rencontrez|descubre|encuentra|scopri\b|trova\b
            ontdek|vind\b|descubra|encontre|odkryj|znajdź|upptäck|hitta|opdag|löydä|objevte|najděte
        """),
        (0.5, "text", r"how it works|frequently asked questions"),
        (0.5, "text", r"""
            ★+|[“\"»][^”\"«]{10,120}[”\"«] [–-] \w+|customers? rating|in stock|reviews?\b
        """),
    ),
    page(
        "a blog post",
        (2, "title", r"""
            (?:.*\W)?blog\b|(?:.*\W)?magazin\b|\d+ (?:\w+ )?(?:tips|tipps|ways|things)\b
            why .{0,40} matters
        """),
        (1.5, "text page", r"""
            \d+[ -]min(?:ute)?s? read|reading time|lesezeit|temps de lecture|tiempo de lectura
            tempo di lettura|leestijd
            posted (?:on|in|by)\b|filed under|written by\b|about the author|\d+ comments?\b
            leave a comment
            czas czytania|lästid|læsetid|lukuaika|doba čtení
        """),
        (1, "text", r"""
            by \p (?:\p )?(?:[·|,–-]|on\b)|von \p \p [|·]|par \p \p[ ,·|]|por \p \p [|·]
            in this (?:post|article)\b
            tell us in the comments|what do you think\?|share this post|older posts|tags?:
            schreiben sie uns einen kommentar
            i(?:'|’)ll walk you through|we(?:'|’)re hiring|thank you for (?:reading|building)
            stay tuned|kommentare?\b
        """.replace(r"\p", r"[^\W\d_]+")),
        (1, "text", r"""
            today,? we(?:'|’)?(?: are|re)? (?:publishing|announcing|launching|excited)
            we wanted to share|so here is what
            when (?:we|i) started|i have been thinking|i believe|my (?:mother|team|colleague)s?
            took us|a story of|meet the team
            wir zeigen|dabei lässt sich|nous vous expliquons|te contamos
        """),
    ),
    page(
        "a help article with steps",
        (2, "title head", r"""
            how (?:to|do i|can i|do you)\b|request a\b|troubleshoot\w*|change your\b|reset your\b
            wie (?:kann|ändere|lösche|mache) (?:ich|du|man)?
            comment (?:puis-je|modifier|changer|supprimer|faire|désactiver|activer)
            cómo (?:puedo|cambiar|eliminar|borrar)|come (?:posso|cambiare|modificare|eliminare)
            hoe (?:kan|wijzig|verwijder)
            como (?:posso|alterar|mudar|eliminar|excluir)
            jak (?:zmienić|usunąć|mogę|włączyć|wyłączyć)|hur (?:ändrar|tar|gör|kan)
            hvordan (?:ændrer|sletter|kan|endrer)|miten (?:vaihdan|poistan|voin|muutan)|kuinka
            jak (?:změnit|smazat|mohu|nastavit)
        """),
        (1.5, "text", r"""
            (?:tap|click|press|select|choose)(?: on)? \
            (?:your|the|get|save|submit|settings|privacy|delete|more)\b
            go to (?:my|settings|your|the)\b
            open the app|click the \w+ icon|gear icon|klicken sie auf|tippen sie auf|cliquez sur
            appuyez sur|haz clic|pulsa\b|fai clic|tocca\b
            klik (?:op|på)|tik op|clique em|toque em|kliknij|klicka på|tryk på|napsauta|napauta
            klikněte|klepněte
        """),
        (1, "text", r"""
            (?:settings|account|einstellungen|paramètres|ustawienia|nastavení) ?(?:>|→|»)
            then (?:tap|click|select|choose)\b|follow these steps
            settings, then|puis sur|a następnie|und dann auf|y luego|e poi\b|spam folder
            if (?:you )?(?:don['’]t|do not) see (?:it|the)
            the button is|in the (?:top|upper) (?:right|left)|paramètres|ustawienia
            top right corner|check your spam
        """),
        (1, "text page", r"""
            (?:still )?need (?:more )?help\?|contact (?:our )?support
            was this (?:article|page) helpful|troubleshooting
            cet article vous a|war dieser artikel hilfreich|te resultó útil|czy ten artykuł
            var den här artikeln
            oliko tästä artikkelista|byl tento článek|var denne artikel|questo articolo ti
            was dit artikel|este artigo foi
        """),
    ),
    page(
        "a press release",
        (3, "head text", r"""
            press release|for immediate release|pressemitteilung|communiqué de presse
            nota de prensa|comunicato stampa
            persbericht|comunicado de imprensa|informacja prasowa|pressmeddelande|pressemeddelelse
            tiskov[áé] zpráv\w
            lehdistötiedote
        """),
        (1, "text", r"""
            today announced|announces?\b|launches\b|media contact|press contact|pressekontakt
            contact presse|contacto de prensa
            said \p+(?: \p+){1,2}, (?:\p+ ){0,3}(?:officer|executive|president|founder|ceo)
            for more information, (?:visit|contact)
        """.replace(r"\p", r"[^\W\d_]")),
        (1, "text", r"[”\"’],? (?:said|says) [A-Z]|chief executive|founded in \d{4}"),
    ),
    page(
        "a job advertisement",
        (2, "title head", r"""
            .{0,60}\((?:[fmwdxhv*]/)+[fmwdxhv*]\)
            (?:.*\W)?(?:careers?|jobs?|stellenangebot\w*|vacatures?|vacature|emploi|empleo|kariera|karriere|jobb)\b
        """),
        (1.5, "text", r"""
            apply now|jetzt bewerben|postulez|postuler|solicita este|candidati\b|solliciteer
            candidata-te|aplikuj|ansök nu|søg stillingen|hae paikkaa
            what you(?:'|’)?(?:ll| will) (?:do|bring)|what you bring|deine aufgaben|ihre aufgaben
            vos missions|wir bieten|what we offer
        """),
        (1, "text", r"""
            full[- ]time|part[- ]time|vollzeit|teilzeit|temps plein|jornada completa
            your (?:cv|profile)\W*$|(?:dein|ihr|votre|tu) profil\w*\W*$|years of experience
            we are looking for|wir suchen|nous recherchons|buscamos
        """),
    ),
    page(
        "a news article",
        (1.5, "text", r"""
            (?:a )?spokes(?:person|man|woman)|un porte-parole|ein sprecher|eine sprecherin
            un portavoz|un portavoce|een woordvoerder
            rzecznik|talesperson|talsperson|tiedottaja|mluvčí
        """),
        (1, "text", r"""
            according to the|critics (?:say|said)|she (?:told|said)|he (?:told|said)|who chairs
            a déclaré|a annoncé|selon l|teilte mit|sagte\b
            según\b|secondo\b|volgens\b|shares (?:in|of)|early trading|have reacted|faire appel
            infligé
        """),
        (1.5, "text", r"""
            \w+ reporter\b|published \d.{0,30}updated|updated \d+ (?:hours?|minutes?) ago
            \d+ (?:hours?|minutes?) ago|publié le .{0,30}à \d
            technology correspondent|veröffentlicht am .{0,20} uhr
            by \p+ \p+,? (?:technology|business|staff)
        """.replace(r"\p", r"[^\W\d_]")),
        (1, "title", r"""
            .*(?: - | \| | – )(?:the |le |la |der |die |das |el |il |de )?(?:\w+ )?\
            (?:courier|times|news|post|herald|phare|zeitung|journal|\
            gazette|tribune|daily|monde|welt|corriere|gazeta)\W*$
        """),
    ),
    page(
        "a forum thread",
        (1.5, "title", r"(?:.*\W)?(?:community|forums?|foro|fórum|board)\W*$"),
        (1.5, "text", r"""
            joined:? (?:in )?\w* ?\d{4}
            \d+ (?:posts|replies|beiträge|antworten|réponses|respuestas)\b|\w+ wrote:|schrieb:
            a écrit|log in to reply|[\d,]+ views
        """),
        (1, "text", r"""
            does any(?:one|body) know|has any(?:one|body)|did any(?:one|body)|lol\b|thanks!|imho
            weiß jemand
        """),
    ),
    *SCRAPS,
)  # fmt: skip
