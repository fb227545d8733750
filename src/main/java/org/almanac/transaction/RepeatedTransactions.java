package org.almanac.transaction;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/**
 * Stands round every method that is {@code @Transactional} and begins it again when the database gave its transaction up
 * because others were in the way; see {@link Transactions}. Within a transaction that is under way already it does
 * nothing: only the whole of that can be done again.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) // outside of the transaction itself, which is at 200
class RepeatedTransactions {

    @AroundInvoke
    Object repeat(InvocationContext method) throws Exception {
        return QuarkusTransaction.isActive()
                ? method.proceed()
                : Repetition.<Object, Exception>repeated(method::proceed);
    }
}
