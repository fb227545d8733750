// Without the validator, which lies at another site.
SwaggerUIBundle({
  url: 'openapi?format=json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
});
