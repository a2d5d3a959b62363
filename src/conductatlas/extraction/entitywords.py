"""Legal forms of companies, the words around a platform's own company, and the names of countries.

Data: a form a line with the country whose form it is ("" where several have it); phrases parted
by "|" in the languages of the catalogue.
"""

__all__ = ["AGAINST", "COUNTRIES", "FORMS", "IN_FAVOUR_AFTER", "IN_FAVOUR_BEFORE", "PRONOUNS"]

_FORMS = """
Inc.=|Inc=|Incorporated=|Corp.=|Corp=|Corporation=|LLC=|L.L.C.=|LLP=|L.P.=|PBC=US|P.B.C.=US|Company=
Limited Liability Company=|Co., Ltd.=|Co., Ltd=|Co. Ltd.=|Co. Ltd=|Co.,Ltd.=|Co., Limited=
Limited=|Ltd.=|Ltd=|LTD=|LTD.=|Private Limited=|Pvt. Ltd.=|Pvt Ltd=|Pvt. Limited=|Pte. Ltd.=SG
Pte. Limited=SG|Pte Ltd=SG|PTE. LTD.=SG|Pty Ltd=AU|Pty. Ltd.=AU|Pty Limited=AU|Pty. Limited=AU
PTY LTD=AU|PLC=|plc=|Plc=|Designated Activity Company=IE|DAC=IE|Unlimited Company=IE
GmbH=|gGmbH=|mbH=|GmbH & Co. KG=|AG=|SE=|KG=|KGaA=|OHG=|UG (haftungsbeschränkt)=DE|UG=DE|e.V.=DE
e. V.=DE|eG=DE|S.A.S.=|SAS=FR|S.A.S=|SASU=FR|SARL=|S.A.R.L.=|SÀRL=|S.à r.l.=|S.à.r.l.=|Sàrl=|sàrl=
S.a.r.l.=|EURL=FR|SNC=|S.A.=|SA=|S.p.A.=IT|SpA=|S.P.A.=IT|S.r.l.=|S.R.L.=|Srl=|SRL=|S.r.l.s.=IT
S.L.=ES|S.L=ES|SL=ES|S.L.U.=ES|SLU=ES|S.A.U.=ES|B.V.=NL|BV=|B.V=NL|N.V.=|NV=|V.O.F.=NL
Lda.=PT|Lda=PT|LDA=PT|Ltda.=BR|Ltda=BR|LTDA=BR|sp. z o.o.=PL|Sp. z o.o.=PL|sp. z o. o.=PL
SP. Z O.O.=PL
S.K.A.=PL|AB=|Aktiebolag=SE|ApS=DK|A/S=DK|AS=|ASA=NO|Oy=FI|Oyj=FI|OY=FI|Oy Ab=FI|s.r.o.=
spol. s r.o.=
a.s.=|OÜ=EE|UAB=LT|SIA=LV|Kft.=HU|Kft=HU|Zrt.=HU|Nyrt.=HU|d.o.o.=|EOOD=BG|A.Ş.=TR|Ltd. Şti.=TR
K.K.=JP|Kabushiki Kaisha=JP|G.K.=JP|FZ-LLC=AE|FZE=AE|Foundation=
"""
FORMS: dict[str, str] = {
    form: country
    for part in _FORMS.replace("\n", "|").split("|")
    if part
    for form, country in [part.split("=")]
}

# Words that stand right before the platform's own company.
IN_FAVOUR_BEFORE = """
between you and|between you and us,|agreement with|contract with|contracting with|operated by
owned and operated by|owned by|provided by|provided to you by|offered by|made available by
made available to you by|entered into by|entered into by and between|entered into between
published by|controlled by|brought to you by|issued by|services of|controller|data controller
controller is|controller of your personal data is|data is|responsible for your information is
we are|we,|welcome to|write to us at|writing to us at|contact us at|contact us|mail to|address
is between|thank you for your interest in|service of|trading name of|group as|refers to
processed by|licensed by|adopted by|collected by|company:|service provider|prepared by|how
apply when|applies when|you and|between
betrieben von|betreiber|betreiberin|anbieter|anbieterin|angeboten von|bereitgestellt von|ist die
verantwortlicher|verantwortliche|verantwortliche stelle|verantwortlich ist|vertrag mit
vertragspartner ist|zwischen ihnen und|herausgeber|angaben gemäß § 5 tmg|angaben gemäß § 5 ddg
édité par|éditeur|exploité par|est édité par|proposé par|fourni par|responsable du traitement est
responsable de traitement est|la société|société|nous sommes|entre vous et
responsable del tratamiento es|responsable del tratamiento|operado por|titularidad de|titular
prestado por|ofrecido por|la empresa|entre usted y|propiedad de
titolare del trattamento è|titolare del trattamento|gestito da|fornito da|offerto da|la società
verwerkingsverantwoordelijke is|verwerkingsverantwoordelijke|beheerd door|aangeboden door
geëxploiteerd door|uitgegeven door|overeenkomst met
operado pela|operado por|responsável pelo tratamento|fornecido por|controlador|oferecido por
administratorem danych jest|administratorem danych osobowych jest|administratorem jest|administrator
prowadzony przez|usługodawcą jest|operatorem serwisu jest
drivs av|tillhandahålls av|personuppgiftsansvarig är|personuppgiftsansvarig|ansvarig är|ägs av
drives af|leveres af|dataansvarlig er|dataansvarlige er|dataansvarlig|udbydes af|ejes af
rekisterinpitäjä on|rekisterinpitäjä|tarjoaa|ylläpitää|palvelun tarjoaa
provozovatelem je|provozovatel|správcem je|správcem osobních údajů je|správce|poskytovatel
"""
# Words that stand right behind it.
IN_FAVOUR_AFTER = """
is the controller|is the data controller|is the responsible controller|is responsible for
is the company responsible|operates|provides|offers|adopts this|owns and operates|runs
is passionate|respects|is committed to|and its affiliates|and/or its affiliates
with its affiliates|together with its affiliates|our subsidiaries|is a company|a company
is incorporated|with its registered office|with registered office|whose registered office
whose principal place|having its registered|thanks you for|utilizes|collects|uses the|terms of
privacy
ist verantwortlich|ist verantwortliche|ist der verantwortliche|betreibt|bietet|als verantwortliche
est responsable|est le responsable|édite|exploite|propose|agissant en qualité de|en sa qualité de
es el responsable|es responsable|opera|ofrece|è il titolare|è titolare|gestisce|offre
is de verwerkingsverantwoordelijke|is verantwoordelijk|exploiteert|biedt|é o controlador
é responsável|z siedzibą|är personuppgiftsansvarig|ansvarar för|tillhandahåller|er dataansvarlig
er ansvarlig|driver|on rekisterinpitäjä|se sídlem|je správcem|provozuje|in its capacity as
"""
# Words near it that make it someone else: a processor, an arbitration body, a partner.
AGAINST = """
processor|processors|processes|service providers include|third party|third parties|third-party
such as|include|includes|including|partner|partners|hosted on|hosted by|hosting|cookie|cookies
analytics|pixel|advertising|representative|protection officer|dpo|arbitration|administered by
arbitrator|mediation|parent|trademark|trademarks|licensor|licensors|registered agent|competitor
bank|payment|payments|processing|provider of|reseller|merchant of record|we use|uses|used by|using
via|through|tool|tools|plugin|licence from|license from|vendor|vendors|sub-processor|affiliate
auftragsverarbeiter|dienstleister|drittanbieter|gehostet|hoster|vertreter|schlichtungsstelle
datenschutzbeauftragter|sous-traitant|prestataire|hébergé par|hébergeur|médiateur|représentant
encargado del tratamiento|proveedor|alojado|representante|responsabile del trattamento|fornitore
ospitato|rappresentante|verwerker|dienstverlener|gehost|vertegenwoordiger|subcontratante
podmiot przetwarzający|hostowany|dostawca|przedstawiciel|personuppgiftsbiträde|leverantör|ombud
databehandler|leverandør|repræsentant|käsittelijä|edustaja|zpracovatel|dodavatel|zástupce
"""
# How a text calls its writer; in quotation marks and brackets they define the name before them.
PRONOUNS = """
we|us|our|ours|ourselves|the company|company|wir|uns|unser|unsere|nous|notre|nos|nosotros|nuestro
nuestra|nuestros|noi|ci|nostro|nostra|wij|we|ons|onze|nós|nosso|nossa|my|nas|nasz|vi|oss|vår|vores
os|me|meidän|meitä|my|nás|náš|naše|noi|nostru|biz|bizim|мы|нас|наш|当社|弊社|我们|我們|회사|당사
"""

_COUNTRIES = """
US: united states|usa|u.s.a.|u.s.|united states of america|delaware|california|nevada|new york
US: florida|texas|washington|massachusetts|illinois|colorado
US: estados unidos|états-unis|vereinigte staaten
GB: united kingdom|england|scotland|wales|england and wales|uk|u.k.|great britain
GB: vereinigtes königreich|royaume-uni
IE: ireland|irland|irlande|irlanda|ierland
DE: germany|deutschland|allemagne|alemania|germania|duitsland|amtsgericht
AT: austria|österreich
CH: switzerland|schweiz|suisse|svizzera
FR: france|frankreich|francia|frankrijk
ES: spain|españa|spanien|espagne
IT: italy|italia|italien|italie
NL: netherlands|the netherlands|nederland|niederlande|pays-bas
BE: belgium|belgië|belgique|belgien
LU: luxembourg|luxemburg
PT: portugal
PL: poland|polska|polen|pologne
SE: sweden|sverige|schweden|suède
DK: denmark|danmark|dänemark
NO: norway|norge|norwegian|norwegen
FI: finland|suomi|finnland
CZ: czech republic|česká republika|czechia|tschechien
EE: estonia
CA: canada|ontario|british columbia|quebec
AU: australia|new south wales
NZ: new zealand
IN: india
SG: singapore
HK: hong kong
JP: japan
KR: korea|republic of korea
TW: taiwan
CN: china|people's republic of china
BR: brazil|brasil
CY: cyprus
MT: malta
IL: israel
AE: dubai|united arab emirates
VG: british virgin islands
MY: malaysia
TR: turkey|türkiye
RO: romania|românia
HU: hungary|magyarország
"""
COUNTRIES: dict[str, str] = {
    name: line[:2] for line in _COUNTRIES.strip().splitlines() for name in line[4:].split("|")
}
