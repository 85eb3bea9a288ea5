/** The signed link by which a person acknowledges without signing in. */
package io.muster.notification.delivery.link;
