"""Names of months and the words that announce a date, in the languages of the catalogue."""

__all__ = ["EFFECTIVE_WORDS", "MONTHS", "UPDATED_WORDS"]

# Full names and usual short forms, January first; languages en de fr es it nl pt pl sv da fi cs nb.
_NAMES = """
january jan januar jän jänner janvier janv enero ene gennaio gen januari janeiro stycznia
styczeń tammikuuta tammikuu ledna leden;
february feb februar febr février févr fév febrero febbraio febbr februari fevereiro fev lutego
luty helmikuuta helmikuu února únor;
march mar märz mär mrz mars marzo maart mrt março marca marzec marts maaliskuuta maaliskuu
března březen;
april apr avril avr abril abr aprile kwietnia kwiecień huhtikuuta huhtikuu dubna duben;
may mai mayo maggio mag mei maio maja maj toukokuuta toukokuu května květen;
june jun juni juin junio giugno giu junho czerwca czerwiec kesäkuuta kesäkuu června červen;
july jul juli juillet juil julio luglio lug julho lipca lipiec heinäkuuta heinäkuu července
červenec;
august aug août agosto ago augustus augusti sierpnia sierpień elokuuta elokuu srpna srpen;
september sep sept septembre septiembre settembre set setembro września wrzesień syyskuuta
syyskuu září;
october oct oktober okt octobre octubre ottobre ott outubro out października październik
lokakuuta lokakuu října říjen;
november nov novembre noviembre novembro listopada listopad marraskuuta marraskuu listopadu;
december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień
joulukuuta joulukuu prosince prosinec desember
"""
MONTHS: dict[str, int] = {
    name: number for number, line in enumerate(_NAMES.split(";"), start=1) for name in line.split()
}

UPDATED_WORDS = """
last updated|last update|last modified|last revised|last revision|last amended|last changed
last edited|latest update|updated|updated on|date of last update|date of last revision|revised
revised on|revision date|date revised|modified|modified on|amended|version of|version dated|version
posted|date posted|posted on|date of publication|published on|as of|dated|established on
zuletzt aktualisiert|letzte aktualisierung|letzte änderung|zuletzt geändert|aktualisiert am
aktualisiert|stand|stand vom|fassung vom|version vom|stand der|datum der letzten aktualisierung
dernière mise à jour|dernière modification|mise à jour|mis à jour le|mis à jour|à jour du|à jour au
date de dernière mise à jour|dernière révision|version du|modifié le|en date du
última actualización|última modificación|actualizado|actualizado el|fecha de actualización
fecha de última actualización|última revisión|versión de|modificado el
ultimo aggiornamento|ultima modifica|aggiornato al|aggiornato il|aggiornata il|data di aggiornamento
ultima revisione|versione del
laatst bijgewerkt|laatst gewijzigd|laatste update|laatste wijziging|bijgewerkt op|bijgewerkt
versie van|datum laatste wijziging|laatst herzien
última atualização|última modificação|atualizado em|atualizada em|data da última atualização
última revisão|versão de
ostatnia aktualizacja|data ostatniej aktualizacji|zaktualizowano|ostatnio zaktualizowano
ostatnia zmiana|wersja z dnia|aktualizacja z dnia
senast uppdaterad|senast uppdaterat|senast ändrad|uppdaterad|senaste uppdatering|version från
sidst opdateret|senest opdateret|opdateret|sidst ændret|sidste opdatering|version af
viimeksi päivitetty|päivitetty|viimeisin päivitys|päivityspäivä|viimeksi muokattu
poslední aktualizace|naposledy aktualizováno|datum poslední aktualizace|aktualizováno|verze ze dne
sist oppdatert|oppdatert|sist endret
"""

EFFECTIVE_WORDS = """
effective|effective date|effective as of|effective from|effective on|date effective|in effect from
in effect as of|in force from|in force since|valid from|with effect from|applies from
takes effect on
will take effect on|becomes effective on|come into effect on|commencement date|entry into force
gültig ab|gültig seit|wirksam ab|in kraft ab|in kraft seit|tritt am|inkrafttreten|gilt ab
date d'entrée en vigueur|entrée en vigueur|en vigueur le|en vigueur au|en vigueur depuis le
en vigueur à compter du|date d'effet|applicable à compter du|applicables au|applicable au
fecha de entrada en vigor|entrada en vigor|en vigor desde|vigente desde|fecha de vigencia|vigencia
fecha efectiva|efectivo a partir del
data di entrata in vigore|entrata in vigore|in vigore dal|valido dal|data di efficacia|efficace dal
ingangsdatum|van kracht vanaf|van kracht sinds|geldig vanaf|datum van inwerkingtreding
met ingang van
data de entrada em vigor|entrada em vigor|em vigor desde|em vigor a partir de|vigente desde
data de vigência
data wejścia w życie|wchodzi w życie|obowiązuje od|obowiązuje od dnia|ważne od
gäller från|gäller från och med|träder i kraft|ikraftträdande|giltig från
gældende fra|træder i kraft|ikrafttrædelsesdato|ikrafttrædelse|gælder fra
voimassa alkaen|voimaantulopäivä|voimassa|tulee voimaan
účinné od|účinnost od|datum účinnosti|platné od|platnost od|nabývá účinnosti
gjelder fra|trer i kraft
"""
