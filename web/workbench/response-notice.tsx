import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { NO_ANSWER } from './fetcher';
import { words, wordsLanguage } from './words';

/** What stands in the place of an answer while there is none: how to get one, or why none comes. */
export function ResponseNotice() {
  const actions = useGraphiQLActions();
  const { trouble, isFetching, response, responseEditor } = useGraphiQL((state) => ({
    trouble: state.fetchError,
    isFetching: state.isFetching,
    response: state.tabs[state.activeTabIndex]?.response,
    responseEditor: state.responseEditor,
  }));

  // GraphiQL writes the trouble over the answer and leaves it there when it is past.
  useEffect(() => {
    if (trouble) return () => responseEditor?.setValue(response ?? '');
  }, [trouble, responseEditor]);

  if (trouble) {
    const isUnreachable = trouble.includes(NO_ANSWER);
    return (
      <div className="notice notice-trouble" role="status" lang={wordsLanguage}>
        <p>
          <strong>{isUnreachable ? words.unreachable : words.noSchema}</strong>{' '}
          {isUnreachable ? words.unreachableHow : words.noSchemaHow} {isUnreachable && <code>npm start</code>}
        </p>
        <button type="button" onClick={() => void actions.introspect()}>
          {words.retry}
        </button>
      </div>
    );
  }
  if (response || isFetching) return null;
  return (
    <div className="notice notice-hint" lang={wordsLanguage}>
      <p>{words.hint}</p>
      <p>
        {words.hintPlay}
        <span className="keys">
          {' '}
          {words.hintKeys} <kbd>{navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'}</kbd> <kbd>Enter</kbd>
        </span>
      </p>
    </div>
  );
}
