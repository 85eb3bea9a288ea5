/** What the law asks about an incident: who is under which regime, and what was decided when. */
package io.muster.contracts.regulation;
