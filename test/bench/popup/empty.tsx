import { createRoot } from 'react-dom/client';

/** The least that a popup made with React can be: what ours is measured against. */
const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<p>Hello</p>);
