package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.almanac.account.store.AccountRepository;

/** Where the people of the desk get mails that concern them all. */
@ApplicationScoped
public class PeopleAddresses {
    private final AccountRepository accounts;

    PeopleAddresses(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** The addresses of all who are let in, as they were typed. */
    @Transactional
    public List<String> ofActive() {
        return accounts.listActive().stream().map(account -> account.email).toList();
    }
}
