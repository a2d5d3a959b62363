"""The language of a text: by its words, also of short, mixed and shouted ones; by the page last."""

import pytest

import conductatlas.extraction.language as language
from conductatlas.extraction.language import language_of

TEXTS = {
    "en": (
        "These terms apply when you use our service. We handle personal data only as far as it "
        "is needed, and you may delete your account at any time."
    ),
    "de": (
        "Diese Bedingungen gelten, wenn Sie unseren Dienst nutzen. Wir verarbeiten "
        "personenbezogene Daten nur, soweit es nötig ist, und Sie können Ihr Konto jederzeit "
        "löschen."
    ),
    "fr": (
        "Les présentes conditions s'appliquent lorsque vous utilisez notre service. Nous ne "
        "traitons les données que dans la mesure nécessaire et vous pouvez supprimer votre "
        "compte."
    ),
    "es": (
        "Estos términos se aplican cuando usted utiliza nuestro servicio. Tratamos los datos "
        "personales solo en la medida necesaria y usted puede borrar su cuenta."
    ),
    "it": (
        "I presenti termini si applicano quando utilizzi il nostro servizio. Trattiamo i dati "
        "personali solo nella misura necessaria e puoi cancellare il tuo account."
    ),
    "nl": (
        "Deze voorwaarden gelden wanneer u onze dienst gebruikt. Wij verwerken "
        "persoonsgegevens alleen voor zover dat nodig is en u kunt uw account verwijderen."
    ),
    "pt": (
        "Estes termos aplicam-se quando você usa o nosso serviço. Tratamos dados pessoais "
        "apenas na medida do necessário e você pode apagar a sua conta a qualquer momento."
    ),
    "pl": (
        "Niniejsze warunki obowiązują podczas korzystania z naszej usługi. Przetwarzamy dane "
        "osobowe tylko w niezbędnym zakresie, a konto można usunąć w każdej chwili."
    ),
    "sv": (
        "Dessa villkor gäller när du använder vår tjänst. Vi behandlar personuppgifter endast "
        "så långt det är nödvändigt och du kan när som helst radera ditt konto."
    ),
    "da": (
        "Disse vilkår gælder, når du bruger vores tjeneste. Vi behandler kun "
        "personoplysninger, så langt det er nødvendigt, og du kan til enhver tid slette din "
        "konto."
    ),
    "no": (
        "Disse vilkårene gjelder når du bruker tjenesten vår. Vi behandler personopplysninger "
        "bare så langt det er nødvendig, og du kan når som helst slette kontoen din."
    ),
    "fi": (
        "Näitä ehtoja sovelletaan, kun käytät palveluamme. Käsittelemme henkilötietoja vain "
        "siinä määrin kuin on tarpeen, ja voit poistaa tilisi milloin tahansa."
    ),
    "cs": (
        "Tyto podmínky platí, když používáte naši službu. Osobní údaje zpracováváme jen v "
        "nezbytném rozsahu a svůj účet můžete kdykoli smazat, pokud to je možné."
    ),
    "sk": (
        "Tieto podmienky platia, keď používate našu službu. Osobné údaje spracúvame len v "
        "nevyhnutnom rozsahu a svoj účet môžete kedykoľvek zmazať, ak je to možné."
    ),
    "gl": (
        "Estes termos aplícanse cando vostede usa o noso servizo. Tratamos os datos persoais "
        "só na medida do necesario e vostede pode borrar a súa conta en calquera momento."
    ),
    "ro": (
        "Acești termeni se aplică atunci când folosiți serviciul nostru. Prelucrăm datele "
        "personale numai în măsura în care este necesar și puteți șterge contul."
    ),
    "hu": (
        "Ezek a feltételek akkor érvényesek, ha Ön igénybe veszi a szolgáltatásunkat. A "
        "személyes adatokat csak a szükséges mértékben kezeljük, és a fiókját bármikor "
        "törölheti."
    ),
    "tr": (
        "Bu koşullar hizmetimizi kullandığınızda geçerlidir. Kişisel verileri yalnızca gerekli "
        "olduğu kadar işleriz ve hesabınızı istediğiniz zaman silebilirsiniz; bu bir sözleşme "
        "gibi bağlar."
    ),
    "ru": (
        "Настоящие условия действуют, когда вы пользуетесь нашим сервисом. Мы обрабатываем "
        "персональные данные только в необходимом объёме."
    ),
    "uk": (
        "Ці умови діють, коли ви користуєтеся нашим сервісом. Ми обробляємо персональні дані "
        "лише в необхідному обсязі, і ви можете видалити її."
    ),
    "el": (
        "Οι παρόντες όροι ισχύουν όταν χρησιμοποιείτε την υπηρεσία μας. Επεξεργαζόμαστε "
        "προσωπικά δεδομένα μόνο όσο χρειάζεται."
    ),
    "ja": (
        "本規約は、お客様が当社のサービスを利用する際に適用されます。当社は必要な範囲でのみ個人"
        "情報を取り扱います。"
    ),
    "zh": ("您使用我们的服务时，适用本条款。我们仅在必要范围内处理个人信息。"),
    "ko": (
        "본 약관은 귀하가 당사의 서비스를 이용할 때 적용됩니다. 당사는 필요한 범위에서만 개인정"
        "보를 처리합니다."
    ),
}
# "İ" in small letters is two characters in Python: a text in Turkish capitals is no fair test.
SHOUTED = sorted(set(TEXTS) - {"tr"})


@pytest.mark.parametrize("tag", TEXTS)
def test_a_text_tells_its_language_whatever_the_page_says(tag: str) -> None:
    assert language_of(TEXTS[tag], declared="xx") == tag


@pytest.mark.parametrize("tag", SHOUTED)
def test_a_text_in_capitals_tells_its_language(tag: str) -> None:
    assert language_of(TEXTS[tag].upper()) == tag


def test_the_languages_of_the_catalogue_need_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(language, "_model", refuse)
    for tag in ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "fi", "cs", "ja", "zh"):
        assert language_of(TEXTS[tag]) == tag


def test_another_language_at_the_head_or_quoted_does_not_decide() -> None:
    german = f"{TEXTS['de']}\n\n" * 12
    assert language_of(f"{TEXTS['en']}\n\n" * 2 + german) == "de"
    assert language_of(german + f"“{TEXTS['fr']}”\n\n" * 3 + german) == "de"


def test_links_do_not_count_as_words() -> None:
    links = " ".join(f"[x](https://the.example/of/and/to/{n})" for n in range(60))
    assert language_of(f"{links} {TEXTS['de']}") == "de"


def test_a_few_words_leave_it_to_the_page() -> None:
    assert language_of("Acme 2024", declared="fr-CA") == "fr"
    assert language_of("Acme 2024") is None
    assert language_of("Acme 2024", declared="nb-NO") == "no"
    assert language_of("Acme 2024", declared="x") is None


def test_the_page_decides_between_languages_that_share_their_words() -> None:
    text = "og at i en som for er med det den du ikke til om vi eller dine har kan et din de når "
    text *= 3  # enough letters for the model to be asked, were the page not
    assert language_of(text, declared="da") == "da"
    assert language_of(text, declared="nb") == "no"


def test_the_page_decides_between_twins_that_no_model_sees() -> None:
    text = (
        "Ovi uvjeti vrijede kada koristite našu uslugu. Osobne podatke obrađujemo samo koliko je"
        " potrebno, a svoj račun možete izbrisati u svakom trenutku."
    )
    assert language_of(text) == "hr"
    assert language_of(text, declared="bs") == "bs"
    assert language_of(text, declared="en") == "hr"
