### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment right above it has a line "Signed: NAME, YYYY-MM-DD".

privacy-bin-unset = (әлі енгізілмеген)
privacy-consent-who =
    <b>Келісіміңіз керек</b>

    Деректеріңізді өңдейтін: <b>{ $name }</b>, БСН { $bin }.
privacy-consent-what =
    <b>Не үшін:</b> өтінішіңізге жауап беру және қай бағдарлама келетінін бағалау.
    <b>Қандай деректер:</b> Telegram-дағы атыңыз бен нөміріңіз (ID), тіліңіз, сауалнамадағы жауаптарыңыз, өтініштің тақырыбы, уақыты және хабарлардың нөмірлері. Хабарларыңызды орталық мамандары оқиды. Деректер жарияланбайды.
privacy-consent-term = <b>Мерзімі:</b> соңғы хабарыңыздан кейін { $days } күн. Содан соң деректер өшіріледі.
privacy-consent-abroad = <b>Назар аударыңыз:</b> Telegram серверлері Қазақстаннан тыс жерде, яғни хабарлар шекарадан тыс беріледі. ЖСН мен құжат нөмірлерін жазбаған дұрыс.
privacy-consent-withdraw = Келісімді кез келген уақытта қайтарып алуға болады: /privacy. Бәрін өшіру: /forget. Деректеріңізді көру: /mydata.
privacy-consent-optional = Төмендегілерді қаласаңыз ғана белгілеңіз.
privacy-key-agree = ✅ Келісемін
privacy-key-decline = ✖️ Келіспеймін
privacy-key-on = ☑️ { $purpose }
privacy-key-off = ⬜ { $purpose }
privacy-purpose-case = Өтініштер мен сауалнама
privacy-purpose-reminders = Еске салу хабарлары
privacy-purpose-announcements = Маған қатысты хабарландырулар
privacy-purpose-learning = Сұрақтарымнан боттың үйренуі
privacy-declined =
    Жақсы. Жауаптар мен шұғыл көмек бұрынғыдай қолжетімді. Орталыққа қоңырау шалуға да болады:
privacy-menu =
    <b>Деректеріңіз</b>

    Не үшін пайдалануға келіскеніңізді осында көріп, өзгерте аласыз.
privacy-key-my-data = 📄 Деректерімді файл етіп алу
privacy-key-forget = 🗑 Бәрін өшіру
privacy-my-data = Бот Сіз туралы сақтайтын барлық дерек. Жазған сөздеріңіз мұнда жоқ: бот оларды сақтамайды, тек хабар нөмірлерін сақтайды.
privacy-forget-sure =
    <b>Бәрін өшірейін бе?</b>

    Тіліңіз, сауалнамадағы жауаптарыңыз, келісімдеріңіз және өтініштерден атыңыз өшеді. Ашық өтініштер жабылады. Қайтару мүмкін емес. Жеке адамсыз сандар ғана қалады. Telegram-дағы хат алмасу өзіңізде және мамандарда қалады.
privacy-key-forget-now = 🗑 Иә, бәрін өшіріңіз
privacy-key-keep = Жоқ, қалсын
privacy-forgotten = Деректеріңіз өшірілді. Қажет болсақ, /start басыңыз.
