"""Names of months, and of days written as words, in the languages of the catalogue and more."""

__all__ = ["DAY_WORDS", "MONTHS", "ROMAN_MONTHS"]

# Full names and usual short forms, January first; en de fr es it nl pt pl sv da fi cs no ro hu tr
# ru. A name that is another month in another language (Croatian "listopad") is left to these.
_NAMES = """
january jan januar jän jänner janvier janv enero ene gennaio gen januari janeiro stycznia
styczeń tammikuuta tammikuu ledna leden ianuarie január ocak января январь;
february feb februar febr février fevrier févr fév febrero febbraio febbr februari fevereiro fev
lutego luty helmikuuta helmikuu února únor februarie február şubat февраля февраль;
march mar märz maerz mär mrz mars marzo maart mrt março marco marca marzec marts maaliskuuta
maaliskuu března březen martie március mart марта март;
april apr avril avr abril abr aprile kwietnia kwiecień huhtikuuta huhtikuu dubna duben aprilie
április nisan апреля апрель;
may mai mayo maggio mag mei maio maja maj toukokuuta toukokuu května květen május mayıs мая май;
june jun juni juin junio giugno giu junho czerwca czerwiec kesäkuuta kesäkuu června červen iunie
június haziran июня июнь;
july jul juli juillet juil julio luglio lug julho lipca lipiec heinäkuuta heinäkuu července
červenec iulie július temmuz июля июль;
august aug août aout agosto ago augustus augusti sierpnia sierpień elokuuta elokuu srpna srpen
augusztus ağustos августа август;
september sep sept septembre septiembre settembre set setembro września wrzesień syyskuuta
syyskuu září septembrie szeptember eylül сентября сентябрь;
october oct oktober okt octobre octubre ottobre ott outubro out października październik
lokakuuta lokakuu října říjen octombrie október ekim октября октябрь;
november nov novembre noviembre novembro listopada listopad marraskuuta marraskuu listopadu
noiembrie kasım ноября ноябрь;
december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia grudzień
joulukuuta joulukuu prosince prosinec desember decembrie aralık декабря декабрь
"""
MONTHS: dict[str, int] = {
    name: number for number, line in enumerate(_NAMES.split(";"), start=1) for name in line.split()
}
_ROMAN = "I II III IV V VI VII VIII IX X XI XII"
ROMAN_MONTHS: dict[str, int] = {name: number for number, name in enumerate(_ROMAN.split(), start=1)}

# The words of a day, 1 first, parted by ";": English in full, the first of the month elsewhere.
_DAYS = """
first premier ersten primero primo eerste primeiro första første; second; third; fourth; fifth;
sixth; seventh; eighth; ninth; tenth; eleventh; twelfth; thirteenth; fourteenth; fifteenth;
sixteenth; seventeenth; eighteenth; nineteenth; twentieth; twenty-first; twenty-second;
twenty-third; twenty-fourth; twenty-fifth; twenty-sixth; twenty-seventh; twenty-eighth;
twenty-ninth; thirtieth; thirty-first
"""
DAY_WORDS: dict[str, int] = {
    name: number for number, line in enumerate(_DAYS.split(";"), start=1) for name in line.split()
}
