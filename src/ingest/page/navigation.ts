/** Words of the links below an article: a line of nothing but these, one of them a `target`, is navigation. */
interface NavigationWords {
  readonly targets: string;
  readonly fillers: string;
}

const NAVIGATION: Readonly<Record<string, NavigationWords>> = {
  en: {
    targets:
      'back return news section sections list archive home homepage previous next print share top up events releases materials articles publications',
    fillers: 'go to the a all of page main more other latest see view read and this press our site full media',
  },
  ru: {
    targets:
      'назад обратно вернуться возврат раздел раздела разделу разделы новость новости новостей новостям список списка списку лента ленте ленту ' +
      'архив архиву архива главная главную главной наверх вверх предыдущая следующая предыдущий следующий печать распечатать поделиться ' +
      'события событий событиям материалы материалам материалов публикации публикациям публикаций статьи статьям начало началу',
    fillers:
      'в к ко на с и все всем всех всю весь другие другим прочие перейти страницу страница страницы для версия последние ещё еще эту пресс-центр пресс-центра',
  },
  be: { targets: 'назад вярнуцца навіны навін раздзел раздзела галоўную', fillers: 'у ў да на ўсе усе ўсіх' },
  uk: { targets: 'назад повернутися новини новин розділ розділу головну', fillers: 'у в до на усі всі всіх' },
  hy: { targets: 'հետ վերադառնալ նորություններ լուրեր բաժին', fillers: 'բոլոր դեպի' },
  kk: { targets: 'артқа қайту жаңалықтар бөлімге', fillers: 'барлық' },
  ky: { targets: 'артка кайтуу жаңылыктар бөлүмгө', fillers: 'бардык' },
  tg: { targets: 'бозгашт ба-қафо хабарҳо бахш', fillers: 'ба ҳама ҳамаи' },
  fr: {
    targets: 'retour revenir actualités actualité rubrique liste accueil',
    fillers: 'à a la le les l aux au toutes de des vers en haut page',
  },
  es: { targets: 'volver atrás noticias sección lista inicio', fillers: 'a la el las los todas de al' },
  de: {
    targets: 'zurück nachrichten meldungen übersicht startseite aktuelles',
    fillers: 'zur zum zu alle den der die',
  },
  pt: { targets: 'voltar notícias seção secção lista início', fillers: 'a à ao para todas as os' },
  ar: { targets: 'عودة العودة رجوع الأخبار القسم', fillers: 'إلى جميع كل' },
  zh: { targets: '返回 返回列表 返回上一页 所有新闻 全部新闻', fillers: '' },
};

const VOCABULARIES = Object.values(NAVIGATION).map(({ targets, fillers }) => ({
  targets: new Set(targets.split(' ')),
  words: new Set(`${targets} ${fillers}`.split(' ')),
}));

const LONGEST = 60;
const SEPARATORS = /\s*[|/•·]\s*/u;
const WORD = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu;
const ENDS_AS_TEXT = /[.!?…:;,"”»]$/u;

/**
 * Whether a line is a link of the site, such as "Back to the section" or "Ко всем новостям". Only of use at the very end of
 * a page: "News" may be a headline, and a line that ends as a sentence does is never a link.
 */
export function isNavigation(line: string): boolean {
  if (line.length > LONGEST || ENDS_AS_TEXT.test(line)) return false;
  if (/\d/.test(line)) return false;
  return line.split(SEPARATORS).every((part) => part === '' || isLink(part));
}

function isLink(text: string): boolean {
  const words = text.toLowerCase().match(WORD) ?? [];
  return VOCABULARIES.some(
    (vocabulary) =>
      words.some((word) => vocabulary.targets.has(word)) && words.every((word) => vocabulary.words.has(word)),
  );
}
