"""The selector language: which models, in the grammar that users of dbt know."""
