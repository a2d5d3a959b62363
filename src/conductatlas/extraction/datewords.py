"""The words that announce a date of a policy, in the languages of the catalogue and some more.

Data: phrases parted by "|"; a line a language or a part of one (en de fr es it nl pt pl sv da fi
cs no ro hu tr ru; ja ko zh apart, because no space parts their words).
"""

__all__ = [
    "AFTER_EFFECTIVE",
    "AFTER_UPDATED",
    "CJK_EFFECTIVE",
    "CJK_UPDATED",
    "EARLIER_WORDS",
    "EFFECTIVE_WORDS",
    "ENDING_WORDS",
    "LOG_WORDS",
    "POSTED_WORDS",
    "UPDATED_WORDS",
]  # fmt: skip

# When the text was last changed.
UPDATED_WORDS = """
last updated|last update|last updated date|last modified|last modification|last revised
last revision|last amended|last amendment|last changed|last change|last edited|last reviewed
last adjustment|last adjusted
latest update|latest revision|most recently updated|most recent update|recently updated|updated
updated on|updated as of|update date|date of last update|date of last revision|date last updated
date of last modification
date updated|revised|revised on|revised as of|revision date|date revised|date of revision|modified
modified on|amended on|amended and restated|most recent changes
zuletzt aktualisiert|zuletzt überarbeitet|letzte aktualisierung|letzte änderung|zuletzt geändert
letzte überarbeitung|letzte anpassung|letztes update|aktualisiert am|aktualisiert|geändert am
überarbeitet am|datum der letzten aktualisierung|datum der letzten änderung|aktualisierungsdatum
dernière mise à jour|dernières mises à jour|dernière modification|mise à jour|mis à jour le
mise à jour le|mis à jour|mises à jour le|à jour du|à jour au|date de mise à jour
date de dernière mise à jour|date de la dernière mise à jour|dernière révision|dernière version
modifié le|modifiée le|dernière actualisation|révisé le|révisée le
última actualización|última modificación|actualizado|actualizado el|actualizada el|actualizada
fecha de actualización|fecha de última actualización|fecha de la última actualización
última revisión|modificado el|última versión|última fecha de actualización
ultimo aggiornamento|ultima modifica|ultime modifiche|aggiornato al|aggiornato il|aggiornata al
aggiornata il|aggiornate al|data di aggiornamento|data di ultimo aggiornamento
data dell'ultimo aggiornamento|ultima revisione|ultima versione|modificato il
laatst bijgewerkt|laatst gewijzigd|laatst aangepast|laatste update|laatste wijziging
laatste aanpassing|laatst geactualiseerd|bijgewerkt op|bijgewerkt|gewijzigd op|aangepast op
datum laatste wijziging|datum van laatste wijziging|laatst herzien|laatste herziening
última atualização|última actualização|última modificação|última alteração|atualizado em
atualizada em|atualizado|atualizada|data da última atualização|última revisão|data de atualização
ostatnia aktualizacja|data ostatniej aktualizacji|data aktualizacji|zaktualizowano
zaktualizowane|ostatnio zaktualizowano|ostatnio zaktualizowana|ostatnia zmiana|ostatnia modyfikacja
data ostatniej zmiany|aktualizacja z dnia
senast uppdaterad|senast uppdaterat|senast uppdaterade|senast ändrad|senast ändrat
senast reviderad|uppdaterad|uppdaterades|senaste uppdatering|senaste ändring|uppdateringsdatum
sidst opdateret|senest opdateret|opdateret|opdateret den|sidst ændret|senest ændret|senest revideret
sidste opdatering|seneste opdatering|seneste ændring
viimeksi päivitetty|päivitetty viimeksi|päivitetty|viimeisin päivitys|päivityspäivä
viimeksi muokattu|viimeksi muutettu|viimeisin muutos|viimeksi päivitetty alkaen
poslední aktualizace|naposledy aktualizováno|datum poslední aktualizace|datum aktualizace
aktualizováno|aktualizováno dne|naposledy změněno|poslední změna|poslední úprava|naposledy upraveno
sist oppdatert|oppdatert|sist endret|sist revidert|siste oppdatering|siste endring
ultima actualizare|actualizat la|actualizată la|actualizat la data de|ultima modificare
ultima revizuire|data ultimei actualizări
utolsó frissítés|utoljára frissítve|utolsó módosítás|utoljára módosítva|frissítve
frissítés dátuma|módosítás dátuma|utolsó frissítés dátuma
son güncelleme|son güncelleme tarihi|son güncellenme|son güncellenme tarihi|güncelleme tarihi
son değişiklik|son değişiklik tarihi|güncellendi
последнее обновление|дата последнего обновления|последние изменения|дата последних изменений
обновлено|дата обновления|последняя редакция|дата изменения
"""

# When it was put up or drawn up: good where nothing says when it was changed.
POSTED_WORDS = """
date|dated|posted|posted on|date posted|published|published on|date of publication|publication date
release date|released on|version|version of|version dated|version posted|version date
established on
as of|current as of|issued|issued on|issue date|date of issue|approved on|adopted on|created on
stand|in der fassung vom|stand vom|stand der|fassung vom|version vom|datum|veröffentlicht am
veröffentlichungsdatum
version du|version en date du|en date du|en date de|publié le|date de publication|établie le
établi le|date de la version|fait le
versión de|fecha|fecha de publicación|publicado el|versione del|data di pubblicazione
pubblicato il|versie|versie van|datum publicatie|gepubliceerd op|versão de|data de publicação
publicado em|wersja z dnia|z dnia|data publikacji|opublikowano|version från|publicerad
version af|udgivet|offentliggjort|julkaistu|verze ze dne|ze dne|zveřejněno|datum zveřejnění
versjon|publisert|data publicării|közzétéve|közzététel dátuma|yayın tarihi|yayınlanma tarihi
редакция от|версия от|дата публикации|опубликовано
"""

# Since when it is in force.
EFFECTIVE_WORDS = """
effective|effective date|effective dates|effective as of|effective from|effective on
effective since|effective beginning|effective starting|date effective|date of effect
in effect from|in effect as of|in effect since|in force from|in force as of|in force since
in force on|valid from|valid as of|valid since|with effect from|with effect as of|applies from
applies as of|applicable from|applicable as of|apply from|takes effect|takes effect on|take effect
take effect on|took effect|took effect on|will take effect on|becomes effective on|became effective
became effective on|become effective on|come into effect on|comes into effect on|comes into force on
come into force on|enter into force on|enters into force on|entered into force on|goes into effect
go into effect on|commencement date|entry into force|date of entry into force|start date
gültig ab|gültig ab dem|gültig seit|gültig vom|wirksam ab|wirksam zum|in kraft ab|in kraft seit
in kraft getreten am
tritt am|treten am|inkrafttreten|datum des inkrafttretens|gilt ab|gelten ab|gilt seit|gelten seit
gilt ab dem|gelten ab dem|anwendbar ab|gültigkeitsdatum|geltung ab|inkraftgetreten am
date d'entrée en vigueur|entrée en vigueur|entrée en vigueur le|entrent en vigueur le
entre en vigueur le|entrera en vigueur le|en vigueur le|en vigueur au|en vigueur depuis le
en vigueur à compter du|en vigueur à partir du|date d'effet|date d'application|prise d'effet
prend effet le|prennent effet le|applicable à compter du|applicables au|applicable au
applicables à compter du|applicable à partir du|applicables à partir du|applicable depuis le
s'applique à partir du|s'appliquent à partir du|s'applique à compter du|s'appliquent à compter du
s'applique à partir de|applicable dès le|valable à partir du|valable à compter du
fecha de entrada en vigor|fecha de entrada en vigencia|entrada en vigor|entra en vigor el
entran en vigor el|entrará en vigor el|entrarán en vigor el|en vigor desde|en vigor a partir del
vigente desde|vigente a partir del|fecha de vigencia|vigencia|vigencia desde|fecha efectiva
efectivo a partir del|efectiva a partir del|con efecto a partir del|válido desde|fecha de efecto
data di entrata in vigore|entrata in vigore|entra in vigore il|entrano in vigore il|in vigore dal
in vigore a partire dal|in vigore dall|valido dal|valida dal|validità dal|data di efficacia
efficace dal|efficace a partire dal|con effetto dal|decorrenza dal|si applica a partire dal
ingangsdatum|van kracht vanaf|van kracht sinds|van kracht op|van kracht per|geldig vanaf
geldig sinds|geldt vanaf|gelden vanaf|datum van inwerkingtreding|inwerkingtreding
treedt in werking op
treden in werking op|met ingang van|in werking getreden op|is van toepassing vanaf
data de entrada em vigor|entrada em vigor|entra em vigor em|entram em vigor em|em vigor desde
em vigor a partir de|em vigor a partir do|em vigor em|vigente desde|vigente a partir de
data de vigência|vigência|data efetiva|data de efetivação|efetivo a partir de|válido a partir de
data wejścia w życie|wchodzi w życie|wchodzi w życie z dniem|wchodzi w życie dnia
wchodzą w życie|weszła w życie|obowiązuje od|obowiązuje od dnia|obowiązują od
obowiązują od dnia|obowiązuje z dniem|ważne od|ważny od|ze skutkiem od
gäller från|gäller från och med|gäller fr.o.m|träder i kraft|träder i kraft den|trädde i kraft
ikraftträdande|ikraftträdandedatum|giltig från|giltig från och med|i kraft från
gældende fra|gældende pr|gyldig fra|træder i kraft|træder i kraft den|trådte i kraft
ikrafttrædelsesdato|ikrafttrædelse|ikrafttrædelsesdatoen|gælder fra|i kraft fra|virkning fra
voimassa alkaen|voimaantulopäivä|voimassa|tulee voimaan|tulevat voimaan|astuu voimaan
astuvat voimaan|voimaan|sovelletaan alkaen
účinné od|účinné ode dne|účinnost od|účinnost|účinná od|účinný od|datum účinnosti|platné od
platná od|platnost od|platí od|nabývá účinnosti|nabývají účinnosti|nabývá účinnosti dne
nabývají účinnosti dne|vstupuje v platnost|s účinností od
gjelder fra|gjelder fra og med|trer i kraft|trådte i kraft|gyldig fra|ikrafttredelse
ikrafttredelsesdato|virkningsdato
data intrării în vigoare|intră în vigoare la|intrare în vigoare|în vigoare de la
în vigoare din|în vigoare începând cu|valabil de la|valabil din|valabilă de la
hatályos|hatálybalépés|hatálybalépés dátuma|hatályba lépés|hatályba lépés dátuma|hatályba lép
érvényes|hatály kezdete
yürürlük tarihi|yürürlüğe giriş tarihi|yürürlüğe girme tarihi|geçerlilik tarihi
вступает в силу|вступают в силу|вступила в силу|дата вступления в силу|действует с|действуют с
действительно с
"""

CJK_UPDATED = """
最終更新日|最終更新|最終改定日|最終改定|最終改訂日|最終改訂|最終改正|更新日|改定日|改訂日|改正日
最后更新日期|最后更新|最后修订日期|最后修订|最近更新日期|最近更新|更新日期|更新时间|修订日期|更新于
最後更新日期|最後更新|最後修訂|最近更新|更新日期|更新時間|修訂日期|更新於
최종 수정일|최종수정일|최종 업데이트|마지막 업데이트|최근 업데이트|최종 개정일|최종개정일|개정일자
개정일|수정일
"""
CJK_EFFECTIVE = """
施行日|発効日|効力発生日|適用開始日|適用日|実施日|生效日期|生效日|生效时间|生效時間|生效於|生效于
实施日期
시행일자|시행일|시행 일자|발효일|적용일|효력 발생일
"""
# Words that follow their date at once.
AFTER_UPDATED = """
aktualisiert|geändert|überarbeitet|bijgewerkt|gewijzigd
改定|改訂|改正|更新|最終更新|修订|修訂|개정|수정|업데이트
"""
AFTER_EFFECTIVE = """
施行|発効|適用|実施|より施行|から施行|より適用|から適用|生效|起生效|起施行|起实施|시행|부터 시행
부터 적용|부터 유효
in kraft|wirksam|hatályos|hatályba lép|yürürlüğe girer
"""

# Between an announcement and a date they make it the end of something, not its beginning.
ENDING_WORDS = """
prior|before|until|through|till|earlier|previous|previously|former|bis|vor|vorher|avant|jusqu
jusqu'au|antes|hasta|fino|prima|tot|voor|até|przed|före|fram till|før|indtil|ennen|asti|před|inntil
"""

# A line with these and no date of its own heads a list of texts that are no longer in force.
EARLIER_WORDS = """
previous version|previous versions|earlier versions|older versions|old versions|prior versions
past versions|former versions|archived versions|archived version|version archive|archive|archives
frühere versionen|frühere fassungen|ältere versionen|ältere fassungen|vorherige versionen|archiv
versions précédentes|versions antérieures|anciennes versions|version précédente
versiones anteriores|versión anterior|versioni precedenti|versione precedente|vorige versies
eerdere versies|oudere versies|versões anteriores|versão anterior|poprzednie wersje
archiwalne wersje|wersje archiwalne|tidigare versioner|tidligere versioner|aiemmat versiot
aikaisemmat versiot|předchozí verze|starší verze|tidligere versjoner|versiuni anterioare
korábbi verziók|önceki sürümler|предыдущие редакции|предыдущие версии
"""
# The same for a list of changes, of which the newest is the last update.
LOG_WORDS = """
change log|changelog|changes log|revision history|version history|history of changes
change history|document history|update history|history of updates|amendment history|update log
änderungshistorie|versionshistorie|änderungsverlauf|versionsverlauf|änderungsprotokoll
historique des modifications|historique des versions|historique|historial de cambios
historial de versiones|historial de revisiones|cronologia delle modifiche|cronologia delle versioni
storico delle modifiche|wijzigingsgeschiedenis|versiegeschiedenis|histórico de alterações
histórico de versões|historia zmian|historia wersji|versionshistorik|ändringshistorik
ændringshistorik|muutoshistoria|versiohistoria|historie změn|historie verzí|versjonshistorikk
"""
