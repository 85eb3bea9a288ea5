import './theme/mantineStyles'
import './theme/tokens.css'
import './theme/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeRouter } from './routes'
import { App } from './shell/App'
import { makeQueries, Providers } from './shell/Providers'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
const queries = makeQueries()
createRoot(root).render(
  <StrictMode>
    <Providers queries={queries}>
      <App router={makeRouter()} queries={queries} />
    </Providers>
  </StrictMode>,
)
