import type { Noun } from './noun.js';

/** A wide subject with what stands below it, and the words by which one writes about it. */
export interface Field {
  readonly name: Noun;
  readonly parts: readonly Noun[];
  readonly words: readonly Noun[];
  /** Sentences of its own beside those that suit any subject. */
  readonly sentences: readonly (readonly [en: string, ru: string])[];
}

/** Where or for whom: put behind each part of a field, they make its narrowest topics. */
export const QUALIFIERS: readonly (readonly [slug: string, en: string, ru: string])[] = [
  ['mountains', 'in mountain areas', 'в горных районах'],
  ['sea', 'at sea', 'на море'],
  ['borders', 'along the borders', 'на границах'],
  ['cities', 'in the cities', 'в городах'],
  ['countryside', 'in the countryside', 'в сельской местности'],
  ['islands', 'on the islands', 'на островах'],
  ['youth', 'for young people', 'для молодёжи'],
  ['winter', 'in winter', 'в зимний период'],
  ['neighbours', 'with neighbouring states', 'с соседними государствами'],
  ['delta', 'in the river deltas', 'в дельтах рек'],
];

export const FIELDS: readonly Field[] = [
  {
    name: ['Security', 'Безопасность', 'безопасности'],
    parts: [
      ['Border guarding', 'Охрана границ', 'охраны границ'],
      ['Joint exercises', 'Совместные учения', 'совместных учений'],
      ['Arms control', 'Контроль над вооружениями', 'контроля над вооружениями'],
      ['Counter-terrorism', 'Борьба с терроризмом', 'борьбы с терроризмом'],
      ['Cyber defence', 'Киберзащита', 'киберзащиты'],
    ],
    words: [
      ['patrols', 'патрули', 'патрулей'],
      ['early warning', 'раннее предупреждение', 'раннего предупреждения'],
      ['a rapid reaction battalion', 'батальон быстрого реагирования', 'батальона быстрого реагирования'],
      ['the exchange of intelligence', 'обмен разведданными', 'обмена разведданными'],
      ['smuggling of weapons', 'контрабанда оружия', 'контрабанды оружия'],
      ['armoured vehicles', 'бронетехника', 'бронетехники'],
      ['checkpoints', 'пропускные пункты', 'пропускных пунктов'],
      ['air defence', 'противовоздушная оборона', 'противовоздушной обороны'],
      ['reservists', 'резервисты', 'резервистов'],
      ['mine clearance', 'разминирование', 'разминирования'],
      ['ceasefire lines', 'линии прекращения огня', 'линий прекращения огня'],
      ['command posts', 'командные пункты', 'командных пунктов'],
    ],
    sentences: [
      [
        'Units from {country} and {country2} moved to the training ground near {town}.',
        'Подразделения {country} и {country2} прибыли на полигон близ города {town}.',
      ],
      [
        'The staff rehearsed the defence of {town} with the help of {a}.',
        'Штаб отработал оборону города {town} с применением {a}.',
      ],
      [
        'Commanders checked the readiness of {a} and the state of {b}.',
        'Командиры проверили готовность {a} и состояние {b}.',
      ],
      [
        'Observers from {country} watched the live firing at a distance of {n} kilometres.',
        'Наблюдатели {country} следили за стрельбами, дистанция (км) — {n}.',
      ],
    ],
  },
  {
    name: ['Relief and rescue', 'Помощь и спасение', 'помощи и спасения'],
    parts: [
      ['Flood protection', 'Защита от наводнений', 'защиты от наводнений'],
      ['Earthquake response', 'Ликвидация последствий землетрясений', 'ликвидации последствий землетрясений'],
      ['Fire fighting', 'Борьба с пожарами', 'борьбы с пожарами'],
      ['Humanitarian deliveries', 'Гуманитарные поставки', 'гуманитарных поставок'],
    ],
    words: [
      ['tents and blankets', 'палатки и одеяла', 'палаток и одеял'],
      ['field hospitals', 'полевые госпитали', 'полевых госпиталей'],
      ['evacuation routes', 'маршруты эвакуации', 'маршрутов эвакуации'],
      ['water pumps', 'водяные насосы', 'водяных насосов'],
      ['rescue dogs', 'служебные собаки', 'служебных собак'],
      ['dams', 'плотины', 'плотин'],
      ['warehouses', 'склады', 'складов'],
      ['volunteers', 'добровольцы', 'добровольцев'],
      ['drinking water', 'питьевая вода', 'питьевой воды'],
      ['helicopters', 'вертолёты', 'вертолётов'],
      ['shelters', 'убежища', 'убежищ'],
      ['landslides', 'оползни', 'оползней'],
    ],
    sentences: [
      [
        'A convoy of {n} lorries left {town} for the stricken districts of {country}.',
        'Колонна отправилась из города {town} в пострадавшие районы {country}, машин в ней — {n}.',
      ],
      [
        'Rescuers from {country} worked through the night in {town}.',
        'Спасатели {country} всю ночь работали в городе {town}.',
      ],
      [
        'The water in {town} rose by {n} centimetres within a day.',
        'Подъём воды в городе {town} за сутки составил (см): {n}.',
      ],
      [
        'The fund set aside new money for {a} and for the upkeep of {b}.',
        'Фонд выделил новые средства для {a} и для содержания {b}.',
      ],
    ],
  },
  {
    name: ['Trade', 'Торговля', 'торговли'],
    parts: [
      ['Customs rules', 'Таможенные правила', 'таможенных правил'],
      ['Grain markets', 'Рынки зерна', 'рынков зерна'],
      ['Fisheries', 'Рыболовство', 'рыболовства'],
      ['Port fees', 'Портовые сборы', 'портовых сборов'],
    ],
    words: [
      ['tariffs', 'тарифы', 'тарифов'],
      ['wheat exports', 'экспорт пшеницы', 'экспорта пшеницы'],
      ['herring quotas', 'квоты на сельдь', 'квот на сельдь'],
      ['freight rates', 'фрахтовые ставки', 'фрахтовых ставок'],
      ['small traders', 'мелкие торговцы', 'мелких торговцев'],
      ['certificates of origin', 'сертификаты происхождения', 'сертификатов происхождения'],
      ['cold storage', 'холодильные склады', 'холодильных складов'],
      ['counterfeit goods', 'поддельные товары', 'поддельных товаров'],
      ['a single window', 'единое окно', 'единого окна'],
      ['market stalls', 'торговые ряды', 'торговых рядов'],
      ['credit guarantees', 'кредитные гарантии', 'кредитных гарантий'],
      ['timber', 'древесина', 'древесины'],
    ],
    sentences: [
      [
        'The turnover between {country} and {country2} grew by {n} per cent.',
        'Рост товарооборота {country} и {country2} составил (в процентах): {n}.',
      ],
      [
        'Merchants in {town} asked for relief from the burden of {a}.',
        'Купцы города {town} просят об облегчении бремени {a}.',
      ],
      ['The port of {town} published new tables of {a}.', 'Порт {town} опубликовал новые таблицы {a}.'],
      [
        'A fair in {town} opened with stands of {a} and a hall of {b}.',
        'Ярмарка в городе {town} открылась павильонами {a} и залом {b}.',
      ],
    ],
  },
  {
    name: ['Environment', 'Окружающая среда', 'окружающей среды'],
    parts: [
      ['Clean water', 'Чистая вода', 'чистой воды'],
      ['Forests', 'Леса', 'лесов'],
      ['Coast protection', 'Защита побережья', 'защиты побережья'],
      ['Weather services', 'Метеослужбы', 'метеослужб'],
    ],
    words: [
      ['glaciers', 'ледники', 'ледников'],
      ['oil spills', 'разливы нефти', 'разливов нефти'],
      ['wetlands', 'водно-болотные угодья', 'водно-болотных угодий'],
      ['seal colonies', 'лежбища тюленей', 'лежбищ тюленей'],
      ['measuring buoys', 'измерительные буи', 'измерительных буёв'],
      ['sandstorms', 'песчаные бури', 'песчаных бурь'],
      ['nurseries for trees', 'лесопитомники', 'лесопитомников'],
      ['plastic waste', 'пластиковые отходы', 'пластиковых отходов'],
      ['river basins', 'речные бассейны', 'речных бассейнов'],
      ['migratory birds', 'перелётные птицы', 'перелётных птиц'],
      ['drought', 'засуха', 'засухи'],
      ['emission limits', 'пределы выбросов', 'пределов выбросов'],
    ],
    sentences: [
      ['Scientists in {town} mapped the spread of {a}.', 'Учёные города {town} составили карту распространения {a}.'],
      [
        'The station near {town} measured {n} degrees, a record for the season.',
        'Станция близ города {town} отметила рекорд сезона, градусов — {n}.',
      ],
      ['Schools in {country} took part in the counting of {a}.', 'Школы {country} приняли участие в подсчёте {a}.'],
      [
        'The protocol on {a} came into force in {country} and in {country2}.',
        'Протокол относительно {a} вступил в силу на территории {country} и {country2}.',
      ],
    ],
  },
  {
    name: ['Transport', 'Транспорт', 'транспорта'],
    parts: [
      ['Railways', 'Железные дороги', 'железных дорог'],
      ['Ferry lines', 'Паромные линии', 'паромных линий'],
      ['Air corridors', 'Воздушные коридоры', 'воздушных коридоров'],
      ['Road safety', 'Безопасность дорог', 'безопасности дорог'],
    ],
    words: [
      ['bridges', 'мосты', 'мостов'],
      ['lighthouses', 'маяки', 'маяков'],
      ['timetables', 'расписания', 'расписаний'],
      ['container terminals', 'контейнерные терминалы', 'контейнерных терминалов'],
      ['tunnels', 'тоннели', 'тоннелей'],
      ['icebreakers', 'ледоколы', 'ледоколов'],
      ['narrow-gauge lines', 'узкоколейные линии', 'узкоколейных линий'],
      ['pilots', 'лоцманы', 'лоцманов'],
      ['through tickets', 'сквозные билеты', 'сквозных билетов'],
      ['sleeping cars', 'спальные вагоны', 'спальных вагонов'],
      ['runway lights', 'огни взлётной полосы', 'огней взлётной полосы'],
      ['driving licences', 'водительские права', 'водительских прав'],
    ],
    sentences: [
      [
        'The line from {town} to {town2} will be {n} kilometres shorter.',
        'Линия {town} — {town2} станет короче, экономия (км) — {n}.',
      ],
      [
        'Engineers from {country} began the repair of {a} near {town}.',
        'Инженеры {country} начали ремонт {a} близ города {town}.',
      ],
      ['Passengers from {town} will no longer wait for {a}.', 'Пассажиры из города {town} больше не будут ждать {a}.'],
      [
        'The inspection found faults in {a} and praised the condition of {b}.',
        'Проверка выявила недостатки {a} и похвалила состояние {b}.',
      ],
    ],
  },
  {
    name: ['Culture', 'Культура', 'культуры'],
    parts: [
      ['Museums', 'Музеи', 'музеев'],
      ['Languages', 'Языки', 'языков'],
      ['Festivals', 'Фестивали', 'фестивалей'],
      ['Sport', 'Спорт', 'спорта'],
    ],
    words: [
      ['folk choirs', 'народные хоры', 'народных хоров'],
      ['manuscripts', 'рукописи', 'рукописей'],
      ['translators', 'переводчики', 'переводчиков'],
      ['rowing regattas', 'гребные регаты', 'гребных регат'],
      ['wooden churches', 'деревянные церкви', 'деревянных церквей'],
      ['puppet theatres', 'кукольные театры', 'кукольных театров'],
      ['school exchanges', 'школьные обмены', 'школьных обменов'],
      ['amber carving', 'резьба по янтарю', 'резьбы по янтарю'],
      ['libraries', 'библиотеки', 'библиотек'],
      ['chess tournaments', 'шахматные турниры', 'шахматных турниров'],
      ['film archives', 'киноархивы', 'киноархивов'],
      ['weavers', 'ткачи', 'ткачей'],
    ],
    sentences: [
      [
        'An exhibition of {a} from {country} opened in {town}.',
        'Выставка {a} из собраний {country} открылась в городе {town}.',
      ],
      [
        'The festival in {town} brought together {n} ensembles.',
        'Фестиваль собрал в городе {town} ансамбли, всего — {n}.',
      ],
      [
        'Students from {country} and {country2} read from a new edition about the history of {a}.',
        'Студенты {country} и {country2} прочли отрывки из новой книги об истории {a}.',
      ],
      ['The prize went to the friends of {a} in {town}.', 'Премия досталась любителям {a} из города {town}.'],
    ],
  },
  {
    name: ['Health', 'Здравоохранение', 'здравоохранения'],
    parts: [
      ['Vaccination', 'Вакцинация', 'вакцинации'],
      ['Rural clinics', 'Сельские клиники', 'сельских клиник'],
      ['Medicines', 'Лекарства', 'лекарств'],
      ['Nursing schools', 'Сестринские школы', 'сестринских школ'],
    ],
    words: [
      ['laboratories', 'лаборатории', 'лабораторий'],
      ['ambulances', 'машины скорой помощи', 'машин скорой помощи'],
      ['blood banks', 'банки крови', 'банков крови'],
      ['midwives', 'акушерки', 'акушерок'],
      ['telemedicine', 'телемедицина', 'телемедицины'],
      ['the price of insulin', 'цена инсулина', 'цены инсулина'],
      ['measles', 'корь', 'кори'],
      ['school meals', 'школьное питание', 'школьного питания'],
      ['dental care', 'стоматологическая помощь', 'стоматологической помощи'],
      ['quarantine rules', 'правила карантина', 'правил карантина'],
      ['generic drugs', 'непатентованные препараты', 'непатентованных препаратов'],
      ['hospital beds', 'больничные койки', 'больничных коек'],
    ],
    sentences: [
      [
        'The clinic in {town} received {n} patients on its first day.',
        'Клиника города {town} приняла первых пациентов, за день — {n}.',
      ],
      [
        'Doctors from {country} share their knowledge of {a} with colleagues from {country2}.',
        'Врачи {country} делятся знаниями относительно {a} с коллегами из {country2}.',
      ],
      ['A train with stocks of {a} reached {town}.', 'Поезд с запасом {a} прибыл в город {town}.'],
      [
        'The number of cases fell after the supply of {a} and the return of {b}.',
        'Число случаев снизилось после поставок {a} и возвращения {b}.',
      ],
    ],
  },
  {
    name: ['Law', 'Право', 'права'],
    parts: [
      ['Treaties', 'Договоры', 'договоров'],
      ['Elections', 'Выборы', 'выборов'],
      ['Migration', 'Миграция', 'миграции'],
      ['Courts', 'Суды', 'судов'],
    ],
    words: [
      ['mutual legal aid', 'взаимная правовая помощь', 'взаимной правовой помощи'],
      ['election observers', 'наблюдатели на выборах', 'наблюдателей на выборах'],
      ['residence permits', 'виды на жительство', 'видов на жительство'],
      ['ratification', 'ратификация', 'ратификации'],
      ['extradition', 'экстрадиция', 'экстрадиции'],
      ['model laws', 'модельные законы', 'модельных законов'],
      ['notaries', 'нотариусы', 'нотариусов'],
      ['arbitration', 'арбитраж', 'арбитража'],
      ['seasonal workers', 'сезонные работники', 'сезонных работников'],
      ['ballot papers', 'избирательные бюллетени', 'избирательных бюллетеней'],
      ['witness protection', 'защита свидетелей', 'защиты свидетелей'],
      ['land registers', 'земельные реестры', 'земельных реестров'],
    ],
    sentences: [
      ['The parliament of {country} voted for the reform of {a}.', 'Парламент {country} проголосовал за реформу {a}.'],
      [
        'Lawyers met in {town} to compare the practice of {a}.',
        'Юристы собрались в городе {town} для сравнения практики {a}.',
      ],
      [
        'The court in {town} heard {n} complaints about the handling of {a}.',
        'Суд города {town} рассмотрел жалобы относительно {a}, всего — {n}.',
      ],
      [
        'The depositary announced that {country} had withdrawn its reservation on {a}.',
        'Депозитарий сообщил об отзыве оговорки {country} относительно {a}.',
      ],
    ],
  },
];
