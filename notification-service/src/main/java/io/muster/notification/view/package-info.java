/** What people read about paging: who was called, when, how, and what came of it. */
package io.muster.notification.view;
