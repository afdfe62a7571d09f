const english = {
  tagline: 'Who said what, when, in which office: ask this server in GraphQL.',
  loading: 'Loading the editor…',
  hint: 'The answer appears here.',
  hintPlay: 'Press the play button to ask',
  hintKeys: 'or',
  unreachable: 'The server does not answer.',
  unreachableHow: 'Is it running? It is started with',
  noSchema: 'The server answers, but not with its schema.',
  noSchemaHow: 'What it says stands above.',
  retry: 'Try again',
};

const russian: typeof english = {
  tagline: 'Кто, что и когда сказал, в какой должности: спросите сервер на GraphQL.',
  loading: 'Редактор загружается…',
  hint: 'Здесь появится ответ.',
  hintPlay: 'Нажмите кнопку запуска',
  hintKeys: 'или',
  unreachable: 'Сервер не отвечает.',
  unreachableHow: 'Он запущен? Его запускает команда',
  noSchema: 'Сервер отвечает, но не отдаёт схему.',
  noSchemaHow: 'Его ответ показан выше.',
  retry: 'Повторить',
};

/** GraphiQL itself speaks English only; the lines around it follow the reader's browser. */
const isRussian = navigator.language.toLowerCase().split('-')[0] === 'ru';

export const words = isRussian ? russian : english;
export const wordsLanguage = isRussian ? 'ru' : 'en';

/** Puts the reader's language into the lines that index.html prints before any script has arrived. */
export function translatePage(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) {
    const key = element.dataset['words'] as keyof typeof english;
    element.textContent = words[key];
    element.lang = wordsLanguage;
  }
}
