"""The small words of languages, by which a text shows its own: those of the catalogue and rivals.

Data: a language a row. Rivals (gl ca sk hr sl id) are there so that a text in one of them is not
taken for its neighbour; words that two share count for each by its share.
"""

from conductatlas.extraction.wordsets import wordset

__all__ = ["STOPWORDS"]

STOPWORDS: dict[str, frozenset[str]] = {
    "en": wordset("""the of and to in you your that or for we our is are this with by not be as on
        may any will if from use have it which at these other can all such when their an has"""),
    "de": wordset("""der die und das in den zu mit von für sie wir ist auf nicht eine oder des ein
        ihre dem im sich werden sind durch wenn bei als auch nach einer aus kann zur unsere können
        dass ihnen ihrer wird uns über dies zum an"""),
    "fr": wordset("""de la le les et des à vous en que du pour nous une vos dans un est votre par
        sur
        ou au ce sont nos avec ne pas aux qui peut ces cette être si leur plus notre toute même"""),
    "es": wordset("""de la que el en y los del las para por con una un se su o sus no al es como
        usted más lo puede nuestros nuestra este esta si datos cuando ser son sobre cualquier"""),
    "it": wordset("""di e che il la per i in le del della un dei con non si una delle o da sono gli
        al nel alla utente nostri è come tuoi anche dati questo più può se ai dall essere degli"""),
    "nl": wordset("""de van het een en in u te dat of op voor we met is die wij uw niet om zijn aan
        deze door als onze kunnen worden je naar ook wordt bij kan over ons heeft er dit"""),
    "pt": wordset("""de a que o e do da em os para não com por as uma um se ou dos você na no ao
        seus nossos são das sua pode como mais seu nós à sobre quando aos quaisquer ser este
        pelo"""),
    "gl": wordset("""de a que o e do da en os para non con por as unha un se ou dos na no ao seus
        súa son das pode como máis nos á sobre cando aos ser este polo vostede calquera estes"""),
    "ca": wordset("""de la que el en i els del les per amb una un es o no al és com més pot aquest
        aquesta si són sobre dels als qualsevol seva seus vostè nostres per ser"""),
    "pl": wordset("""i w z do na się nie o że jest oraz lub przez dla od za po w tym które jak może
        czy nas także danych ich być który są ze prawo celu przypadku użytkownik tego jego"""),
    "cs": wordset("""a v na se že je s o do k které nebo jsou pro který z ve jako podle po za při ke
        být od není tak údaje vaše můžete jsme nás naše také tyto vám údajů které může těchto"""),
    "sk": wordset("""a v na sa že je s o do k ktoré alebo sú pre ktorý z vo ako podľa po za pri
        ku byť
        od nie tak údaje vaše môžete sme nás naše tiež tieto vám údajov môže týchto"""),
    "sl": wordset("""in v na se je da za ki so z s ali po pri tudi kot od do ne vaše lahko bo ter
        podatkov naše nas vas smo če te to"""),
    "hr": wordset("""i u na se je da za koji su s ili po pri također kao od do ne vaše možete će te
        podataka naše nas vas smo ako koje može ovaj ove što"""),
    "sv": wordset("""och att i en som för är av på med det den du inte till om vi eller dina har kan
        ett din de när vår våra från vid ska dig oss genom även efter kommer så denna"""),
    "da": wordset("""og at i en som for er af på med det den du ikke til om vi eller dine har kan et
        din de når vores fra ved skal dig os gennem også efter hvis så denne være vil"""),
    "no": wordset("""og at i en som for er av på med det den du ikke til om vi eller dine har kan et
        din de når våre fra ved skal deg oss gjennom også etter hvis så denne være vil vår"""),
    "fi": wordset("""ja on ei tai että se voi sekä ovat jos myös joka kun mukaan kuin voimme emme
        sinun käyttää tietoja kanssa näitä tämä niiden sen olla jotka tämän ole meidän palvelun"""),
    "et": wordset("""ja on ei või et see kui mis ka teie meie võib ning oma selle kes mida me
        andmete teenuse oleme ole isikuandmete"""),
    "ro": wordset("""de și în a la care cu pe să din o sau pentru nu este ale prin sunt dacă datele
        dvs mai un al ne acest poate noi că vă aceste cele lor noastre fi"""),
    "hu": wordset("""a az és hogy nem is vagy ha egy meg ez amely által az ön ezt azt nem csak mint
        adatok szerint kell lehet minden valamint illetve során való személyes vagyunk"""),
    "tr": wordset("""ve bir bu için ile veya olarak da de daha olan her kişisel gibi size sizin biz
        bizim tarafından kadar ya ancak herhangi hizmet verilerin ilgili değil çok"""),
    "id": wordset("""dan yang di untuk dari dengan ini atau kami anda dalam tidak akan pada dapat ke
        oleh sebagai jika layanan data kepada adalah"""),
}
