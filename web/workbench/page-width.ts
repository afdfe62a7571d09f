/** The width below which workbench.css puts the answer under the request; read once, when the page opens. */
export const isNarrow = window.matchMedia('(max-width: 48rem)').matches;
