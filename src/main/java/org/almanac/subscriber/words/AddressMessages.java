package org.almanac.subscriber.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages and mails that move a subscription to another address, in English; {@code messages/address_*.properties} holds the other languages. */
@MessageBundle(value = "address", locale = "en")
public interface AddressMessages {

    @Message("Change your address")
    String addressTitle();

    @Message("Your mails go to {email}. Where shall they go?")
    String addressLede(String email);

    @Message("New e-mail address")
    String newAddress();

    @Message("We send a mail there with a link to confirm. Until then nothing changes.")
    String addressHint();

    @Message("Send the link")
    String addressSend();

    @Message("Keep the address")
    String keepAddress();

    @Message("If the new address can receive mail, a message with a link to confirm is on its way to it. Until you "
            + "follow that link, your mails go where they go now.")
    String addressInboxLede();

    @Message("Send your mails here?")
    String addressConfirmAsk();

    @Message("From now on to")
    String addressNow();

    @Message("If this address is subscribed already, its choice stays and the other one is added to it.")
    String addressJoin();

    @Message("The links in earlier mails work no more after that.")
    String addressLinks();

    @Message("I want the e-mails of this subscription at {email}.")
    String addressConsent(String email);

    @Message("Yes, send them here")
    String yesHere();

    @Message("Your address is changed")
    String addressDone();

    @Message("Mails go to {email} from now on.")
    String addressDoneLede(String email);

    @Message("Confirm your new address at {site}")
    String addressSubject(String site);

    @Message("A subscriber of {site} wants mails to go to {email} from now on. Please confirm that this is your "
            + "address and that you want them.")
    String addressMailLede(String email, String site);

    @Message("Your e-mails from {site} go to another address")
    String movedSubject(String site);

    @Message("On {day} your e-mails from {site} were moved to {email}, as was asked with a link from one of your "
            + "mails. This address gets no more of them.")
    String movedLede(String site, String email, String day);

    @Message("If it was not you, somebody else has such a mail. The old links are dead; subscribe this address "
            + "anew:")
    String movedNotMe();
}
