-- What a token may do, and until when. Tokens keep what their role let them do.
alter table api_token alter column role drop not null;
alter table api_token add column scopes text;                -- names joined by commas, such as 'read,bounces'
alter table api_token add column expires_at timestamptz;     -- null for never
update api_token set scopes = case role when 'ADMIN' then 'all' else 'events' end;
alter table api_token alter column scopes set not null;

-- Attempts to sign in are no longer shut out for a window but made to wait, longer each time.
alter table login_attempt add column next_at timestamptz not null default '-infinity';
