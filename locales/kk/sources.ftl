### Unreviewed: no native speaker has signed these texts yet.
### A message counts as reviewed only when the comment directly above it has a line `# Signed: NAME, YYYY-MM-DD`.
###
### What the answers rest on: acts (l…) by number and date, pages by site and date.

source-l1 = «Халықтың көші-қоны туралы» Заң, № 477-IV, 22.07.2011
source-l2 = «Қазақстан Республикасының азаматтығы туралы» Заң, № 1017-XII, 20.12.1991
source-l4 = Жұмыс күшінің мобильділігін арттыру үшін адамдардың ерікті түрде қоныс аудару қағидалары, № 234 бұйрық, 22.06.2023 (14.11.2025 өзг.)
source-l5 = Қандастар мен қоныс аударушыларды өңірлік квотаға енгізу қағидалары, № 20 бұйрық, 15.01.2016 (14.11.2025 өзг.)
source-l6 = «Қандас мәртебесін беру немесе ұзарту қағидалары», № 329-ө-м бұйрық, 22.07.2013 (10.10.2025 өзг.)
source-l7 = Пилоттық жоба туралы бірлескен бұйрық, № 41 / № 60 / № 47, 30.01.2026
source-l8 = 2026 жылғы квота туралы бұйрық, 12.12.2025, және оны өңірлерге бөлу туралы № 431 бұйрық, 30.12.2025
source-l9 = Қандастарды бейімдеу орталықтары туралы № 331-ө-м бұйрық, 22.07.2013 (30.05.2024 өзг.)
source-l10 = Квотадан тыс келген қандастарға бір реттік төлемнің үлгілік қағидалары, № 7 бұйрық, 06.01.2016
source-l11 = «Ата жолы» картасының қағидалары, 30.06.2023
source-l12 = «Иммигранттарды тіркеу қағидалары», ІІМ № 923 бұйрығы, 17.11.2025 (01.07.2026 бастап)
source-l13 = Азаматтық тесті туралы Ғылым министрінің бұйрығы, 12.01.2026
source-l14 = Көші-қон саясатының 2030 жылға дейінгі тұжырымдамасы, желтоқсан 2025
source-l15 = «Дербес деректер және оларды қорғау туралы» Заң, № 94-V, 21.05.2013 (30.12.2025 өзг.)
source-own = орталық мамандарының мәліметі
source-oq = «Отандастар қоры», oq.gov.kz
source-s19 = 200.news, 12.02.2026
source-s21b = qazlegalconsult.kz, 2025
source-s26 = azattyq.org, 2024
source-s27 = zakon.kz, 02.10.2025
source-s30 = kaz.zakon.kz, 20.11.2025
source-s32 = nitec.kz, 2023
source-s33 = egov.kz, зейнетақы беттері
source-s34 = lada.kz, 26.08.2025
source-s36 = zakon.kz, 28.01.2026
source-s39 = zakon.kz, 2023–2024 жылдың қысы
source-s42 = baq.kz, 19.01.2026
source-s46 = lada.kz, 30.12.2025
source-s47 = inbuh.kz, 24.10.2024
source-s48 = mgorod.kz, 13.10.2025
source-s49 = baq.kz, 10.03.2026
source-s50 = «Отандастар қоры», oq.gov.kz, 2024
source-s51 = inform.kz, 15.12.2025
source-s54 = 24.kz, 2023
source-s55 = alau.kz, 07.11.2025
source-s56 = rus.baq.kz, 14.08.2025
source-s59 = halyq-news.com, 11.01.2024
source-s64 = qogam-media.kz, orda.kz, 2021
source-s65 = 7152.kz, 2023
source-s67 = inform.kz, 29.01.2026
source-s68 = rus.baq.kz, 11.02.2026
source-s70 = inform.kz, 06.11.2025
source-s72 = zakon.kz, 12.09.2025
source-s83e = aqshamnews.kz, 15.11.2025
source-s85 = stopfake.kz
source-s92 = basnews.kz, 2023
