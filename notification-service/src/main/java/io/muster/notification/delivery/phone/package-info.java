/** Text messages and phone calls by Twilio's API, and what people and networks answer to them. */
package io.muster.notification.delivery.phone;
