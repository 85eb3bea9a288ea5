/**
 * Stakeholder updates: audiences, drafts, approval, and handing each update over to everybody it is
 * for, beside pages and never in their way.
 */
package io.muster.notification.conversation.update;
