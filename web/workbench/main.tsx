import 'graphiql/setup-workers/vite';
import './workbench.css';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { EditorLook } from './editor-look';
import { fetcher } from './fetcher';
import { isNarrow } from './page-width';
import { openingRequests } from './opening-requests';
import { ResponseNotice } from './response-notice';
import { tabLeftOpen, workbenchStorage } from './storage';
import { translatePage } from './words';

const openingTabs = (await openingRequests()).map(({ query, variables }) => ({
  query,
  variables: JSON.stringify(variables, null, 2),
}));

const openTab = tabLeftOpen() ?? openingTabs[0];

translatePage();
createRoot(document.getElementById('workbench')!).render(
  <GraphiQL
    fetcher={fetcher}
    storage={workbenchStorage as Storage}
    defaultTabs={openingTabs}
    // Left to itself GraphiQL 5.4 opens this tab without its variables until they have been edited once, and opens it
    // twice when a visitor comes back within half a second of a change.
    initialQuery={openTab?.query}
    initialVariables={openTab?.variables}
    defaultEditorToolsVisibility={isNarrow ? false : 'variables'}
  >
    <GraphiQL.Logo>{null}</GraphiQL.Logo>
    <GraphiQL.Footer>
      <ResponseNotice />
    </GraphiQL.Footer>
    <EditorLook />
  </GraphiQL>,
);
