/** What people and systems read about incidents, what they may ask of them, and the live stream. */
package io.muster.incident.view;
