"""What controls, tables of contents and endings say, folded to words, in the languages we read.

A piece goes only where it says this and nothing else, so the lists can be long without harm.
"""

__all__ = ["CONTENTS", "CONTROLS", "ENDINGS"]


def _phrases(text: str) -> frozenset[str]:
    # Folded as the words of a page are: "ß" is "ss" then.
    lines = text.strip().casefold().splitlines()
    return frozenset(phrase.strip() for line in lines for phrase in line.split("|"))


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
on this page | jump to | jump to section | jump to content | was this helpful
was this article helpful | was this page helpful | did this answer your question | yes | no
yes no | edit this page | edit | listen | listen to article | download | download pdf | translate
select language | choose language | select your language | select your region | language | english
follow | subscribe | sign in | log in | sign up | accept | accept all | reject all | zurück
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
table of contents | contents | content | on this page | in this article | in this section
in this policy | page contents | article contents | index | quick links | jump to | inhalt
inhaltsverzeichnis | auf dieser seite | inhaltsübersicht | sommaire | table des matières
sur cette page | índice | tabla de contenidos | contenido | en esta página | indice | sommario
in questa pagina | inhoud | inhoudsopgave | op deze pagina | conteúdo | sumário | nesta página
spis treści | innehåll | innehållsförteckning | indhold | indholdsfortegnelse | sisällys
sisällysluettelo | obsah
""")

ENDINGS = _phrases("""
related articles | related content | related topics | related links | related posts
related pages | related resources | related information | recently viewed articles
articles in this section | more articles | recommended articles | recommended for you
you may also like | you might also like | keep reading | was this article helpful
was this page helpful | was this helpful | did this answer your question
did you find this helpful | how helpful was this article | give feedback
give feedback about this article | need more help | still need help | still have questions
have more questions submit a request | still have questions submit a request | comments
leave a comment | share this article | share this page | subscribe to our newsletter
sign up for our newsletter | stay up to date | get the app | download the app | follow us
our products | verwandte artikel | ähnliche artikel | weitere artikel | verwandte beiträge
verwandte themen | war dieser artikel hilfreich | war das hilfreich | brauchst du weitere hilfe
newsletter | folge uns | articles associés | articles similaires | articles connexes
cet article vous a t il été utile | cette page vous a t elle été utile | suivez nous
artículos relacionados | te resultó útil este artículo | fue útil este artículo | síguenos
articoli correlati | questo articolo ti è stato utile | seguici | gerelateerde artikelen
was dit artikel nuttig | volg ons | artigos relacionados | este artigo foi útil | siga nos
powiązane artykuły | czy ten artykuł był pomocny | relaterade artiklar
var den här artikeln till hjälp | relaterede artikler | var denne artikel nyttig
aiheeseen liittyvät artikkelit | oliko tästä artikkelista apua | související články
byl tento článek užitečný
""")
