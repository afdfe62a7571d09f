import { useGraphiQL, useGraphiQLActions, useMonaco } from '@graphiql/react';
import { useEffect } from 'react';
import { isNarrow } from './page-width';

/** Monaco paints its widgets from a theme, not from CSS: the colours of design.css once more. */
const palettes = {
  light: {
    base: 'vs',
    name: 'graphiql-LIGHT',
    raised: '#ffffff',
    ink: '#1f2328',
    accent: '#1f5a8c',
    muted: '#57606a',
  },
  dark: {
    base: 'vs-dark',
    name: 'graphiql-DARK',
    raised: '#22262c',
    ink: '#e3e7eb',
    accent: '#8dbfe6',
    muted: '#9aa4af',
  },
} as const;

/** On a telephone every column counts. */
const narrowOptions = { lineNumbers: 'off', folding: false, lineDecorationsWidth: 4 } as const;

const SYSTEM_MONOSPACE =
  'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace';

/** Gives Monaco the page's colours and the system's fonts, and follows the system when it turns dark. */
export function EditorLook() {
  const monaco = useMonaco((state) => state.monaco);
  const { setTheme } = useGraphiQLActions();
  // Compared field by field, so nothing in it may be made anew on each call.
  const { theme, queryEditor, variableEditor, headerEditor, responseEditor } = useGraphiQL((state) => ({
    theme: state.theme,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    headerEditor: state.headerEditor,
    responseEditor: state.responseEditor,
  }));

  useEffect(() => {
    if (!monaco) return;
    for (const { base, name, raised, ink, accent, muted } of Object.values(palettes)) {
      monaco.editor.defineTheme(name, {
        base,
        inherit: true,
        rules: [{ token: 'comment', foreground: muted.slice(1) }],
        colors: {
          'editor.background': '#ffffff00',
          'scrollbar.shadow': '#ffffff00',
          focusBorder: accent,
          'textLink.foreground': accent,
          'editorLink.activeForeground': accent,
          'editorWidget.background': raised,
          'editorHoverWidget.background': raised,
          'editorSuggestWidget.background': raised,
          'editorSuggestWidget.highlightForeground': accent,
          'editorSuggestWidget.selectedBackground': `${accent}22`,
          'editorSuggestWidget.selectedForeground': ink,
          'editorSuggestWidget.selectedIconForeground': ink,
          'editorBracketHighlight.foreground1': muted,
          'editorBracketHighlight.foreground2': muted,
          'editorBracketHighlight.foreground3': muted,
          'menu.background': raised,
          'quickInput.background': raised,
          'list.highlightForeground': accent,
          'list.hoverBackground': `${accent}14`,
        },
      });
    }
  }, [monaco]);

  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor]) {
      editor?.updateOptions({
        fontFamily: SYSTEM_MONOSPACE,
        fontSize: 13,
        wordWrap: 'on',
        wrappingIndent: 'indent',
        // A text in Russian is no attempt to deceive a reader of Latin letters.
        unicodeHighlight: { ambiguousCharacters: false },
        ...(isNarrow && narrowOptions),
      });
    }
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);

  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(theme);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [setTheme, theme]);

  return null;
}
