#!/usr/bin/env bash
# Builds the API "Pet Store" with the AWS CLI, and prints its id.

set -euo pipefail

export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1

# The API
api_id=$(aws apigateway create-rest-api \
  --name 'Pet Store' \
  --description 'Pets that look for a home, and who may add one.' \
  --api-version 2024-06-15 \
  --api-key-source HEADER \
  --endpoint-configuration '{"types":["EDGE"],"ipAddressType":"ipv4"}' \
  --query id --output text)
resource_root=$(aws apigateway get-resources \
  --rest-api-id "$api_id" \
  --query "items[?path=='/'].id" --output text)

# A new API comes with two models of its own.
aws apigateway delete-model \
  --rest-api-id "$api_id" \
  --model-name Empty \
  > /dev/null
aws apigateway delete-model \
  --rest-api-id "$api_id" \
  --model-name Error \
  > /dev/null

# Models
aws apigateway create-model \
  --rest-api-id "$api_id" \
  --name NewPet \
  --description 'A pet that is not in the store yet' \
  --content-type application/json \
  --schema '{
  "type" : "object",
  "description" : "A pet that is not in the store yet",
  "required" : [ "kind", "name" ],
  "properties" : {
    "kind" : {
      "type" : "string",
      "enum" : [ "cat", "dog", "rabbit" ]
    },
    "name" : {
      "type" : "string",
      "maxLength" : 40
    },
    "bornOn" : {
      "type" : "string",
      "description" : "A date such as 2024-02-29",
      "pattern" : "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    }
  },
  "additionalProperties" : false
}' \
  > /dev/null
aws apigateway create-model \
  --rest-api-id "$api_id" \
  --name OpeningHours \
  --content-type application/json \
  --schema '{
  "type" : "object",
  "properties" : {
    "days" : {
      "type" : "array",
      "items" : {
        "type" : "string"
      }
    },
    "from" : {
      "type" : "string"
    },
    "to" : {
      "type" : "string"
    }
  }
}' \
  > /dev/null
aws apigateway create-model \
  --rest-api-id "$api_id" \
  --name Problem \
  --content-type application/json \
  --schema '{
  "type" : "object",
  "properties" : {
    "message" : {
      "type" : "string"
    }
  }
}' \
  > /dev/null
aws apigateway create-model \
  --rest-api-id "$api_id" \
  --name Reviews \
  --content-type application/json \
  --schema '{
  "type" : "array",
  "items" : {
    "type" : "object",
    "properties" : {
      "stars" : {
        "type" : "integer",
        "minimum" : 1,
        "maximum" : 5
      },
      "text" : {
        "type" : "string"
      }
    }
  }
}' \
  > /dev/null
aws apigateway create-model \
  --rest-api-id "$api_id" \
  --name Pet \
  --description 'A pet in the store' \
  --content-type application/json \
  --schema '{"type":"object"}' \
  > /dev/null
aws apigateway create-model \
  --rest-api-id "$api_id" \
  --name Pets \
  --description 'Pets in the store' \
  --content-type application/json \
  --schema '{"type":"object"}' \
  > /dev/null
aws apigateway update-model \
  --rest-api-id "$api_id" \
  --model-name Pet \
  --patch-operations '[{"op":"replace","path":"/schema","value":"''{\n  \"type\" : \"object\",\n  \"description\" : \"A pet in the store\",\n  \"required\" : [ \"id\", \"kind\", \"name\" ],\n  \"properties\" : {\n    \"id\" : {\n      \"type\" : \"string\"\n    },\n    \"kind\" : {\n      \"type\" : \"string\"\n    },\n    \"name\" : {\n      \"type\" : \"string\"\n    },\n    \"bornOn\" : {\n      \"type\" : \"string\"\n    },\n    \"siblings\" : {\n      \"$ref\" : \"https://apigateway.amazonaws.com/restapis/'"$api_id"'/models/Pets\"\n    }\n  }\n}''"}]' \
  > /dev/null
aws apigateway update-model \
  --rest-api-id "$api_id" \
  --model-name Pets \
  --patch-operations '[{"op":"replace","path":"/schema","value":"''{\n  \"type\" : \"array\",\n  \"description\" : \"Pets in the store\",\n  \"items\" : {\n    \"$ref\" : \"https://apigateway.amazonaws.com/restapis/'"$api_id"'/models/Pet\"\n  }\n}''"}]' \
  > /dev/null

# Authorizers
authorizer_staff=$(aws apigateway create-authorizer \
  --rest-api-id "$api_id" \
  --name staff \
  --type TOKEN \
  --auth-type custom \
  --authorizer-uri arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:check-staff/invocations \
  --authorizer-credentials arn:aws:iam::111122223333:role/call-authorizers \
  --identity-source method.request.header.Authorization \
  --identity-validation-expression '^Bearer [-._~+/A-Za-z0-9]+=*$' \
  --authorizer-result-ttl-in-seconds 300 \
  --query id --output text)

# Request validators
validator_everything=$(aws apigateway create-request-validator \
  --rest-api-id "$api_id" \
  --name everything \
  --validate-request-body \
  --validate-request-parameters \
  --query id --output text)
validator_parameters_only=$(aws apigateway create-request-validator \
  --rest-api-id "$api_id" \
  --name 'parameters only' \
  --no-validate-request-body \
  --validate-request-parameters \
  --query id --output text)

# /opening-hours
resource_opening_hours=$(aws apigateway create-resource \
  --rest-api-id "$api_id" \
  --parent-id "$resource_root" \
  --path-part opening-hours \
  --query id --output text)

# GET /opening-hours
aws apigateway put-method \
  --rest-api-id "$api_id" \
  --resource-id "$resource_opening_hours" \
  --http-method GET \
  --authorization-type NONE \
  --operation-name openingHours \
  --request-validator-id "$validator_parameters_only" \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_opening_hours" \
  --http-method GET \
  --status-code 200 \
  --response-models '{"application/json":"OpeningHours"}' \
  > /dev/null
aws apigateway put-integration \
  --rest-api-id "$api_id" \
  --resource-id "$resource_opening_hours" \
  --http-method GET \
  --type MOCK \
  --request-templates '{"application/json":"{\"statusCode\": 200}"}' \
  --passthrough-behavior WHEN_NO_MATCH \
  > /dev/null
aws apigateway put-integration-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_opening_hours" \
  --http-method GET \
  --status-code 200 \
  --response-templates '{"application/json":"{\"days\": [\"Tuesday\", \"Friday\", \"Saturday\"], \"from\": \"10:00\", \"to\": \"17:00\"}"}' \
  > /dev/null

# /partners
resource_partners=$(aws apigateway create-resource \
  --rest-api-id "$api_id" \
  --parent-id "$resource_root" \
  --path-part partners \
  --query id --output text)

# /partners/pets
resource_partners_pets=$(aws apigateway create-resource \
  --rest-api-id "$api_id" \
  --parent-id "$resource_partners" \
  --path-part pets \
  --query id --output text)

# GET /partners/pets
aws apigateway put-method \
  --rest-api-id "$api_id" \
  --resource-id "$resource_partners_pets" \
  --http-method GET \
  --authorization-type NONE \
  --api-key-required \
  --operation-name exportPets \
  --request-validator-id "$validator_parameters_only" \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_partners_pets" \
  --http-method GET \
  --status-code 200 \
  --response-models '{"application/json":"Pets"}' \
  > /dev/null
aws apigateway put-integration \
  --rest-api-id "$api_id" \
  --resource-id "$resource_partners_pets" \
  --http-method GET \
  --type AWS_PROXY \
  --integration-http-method POST \
  --uri arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:export-pets/invocations \
  --passthrough-behavior WHEN_NO_MATCH \
  > /dev/null

# /pets
resource_pets=$(aws apigateway create-resource \
  --rest-api-id "$api_id" \
  --parent-id "$resource_root" \
  --path-part pets \
  --query id --output text)

# GET /pets
aws apigateway put-method \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method GET \
  --authorization-type NONE \
  --operation-name listPets \
  --request-parameters '{"method.request.querystring.kind":false,"method.request.querystring.page":false}' \
  --request-validator-id "$validator_parameters_only" \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method GET \
  --status-code 200 \
  --response-parameters '{"method.response.header.Access-Control-Allow-Origin":false}' \
  --response-models '{"application/json":"Pets"}' \
  > /dev/null
aws apigateway put-integration \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method GET \
  --type AWS_PROXY \
  --integration-http-method POST \
  --uri arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:list-pets/invocations \
  --passthrough-behavior WHEN_NO_MATCH \
  > /dev/null

# OPTIONS /pets
aws apigateway put-method \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method OPTIONS \
  --authorization-type NONE \
  --operation-name allowPets \
  --request-validator-id "$validator_parameters_only" \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method OPTIONS \
  --status-code 204 \
  --response-parameters '{"method.response.header.Access-Control-Allow-Headers":false,"method.response.header.Access-Control-Allow-Methods":false,"method.response.header.Access-Control-Allow-Origin":false,"method.response.header.Access-Control-Max-Age":false}' \
  > /dev/null
aws apigateway put-integration \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method OPTIONS \
  --type MOCK \
  --request-templates '{"application/json":"{\"statusCode\": 204}"}' \
  --passthrough-behavior WHEN_NO_MATCH \
  > /dev/null
aws apigateway put-integration-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method OPTIONS \
  --status-code 204 \
  --response-parameters '{"method.response.header.Access-Control-Allow-Headers":"'\''Authorization,Content-Type'\''","method.response.header.Access-Control-Allow-Methods":"'\''GET,POST,OPTIONS'\''","method.response.header.Access-Control-Allow-Origin":"'\''https://pets.example.com'\''","method.response.header.Access-Control-Max-Age":"'\''600'\''"}' \
  > /dev/null

# POST /pets
aws apigateway put-method \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method POST \
  --authorization-type CUSTOM \
  --authorizer-id "$authorizer_staff" \
  --operation-name addPet \
  --request-models '{"application/json":"NewPet"}' \
  --request-validator-id "$validator_everything" \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method POST \
  --status-code 201 \
  --response-parameters '{"method.response.header.Access-Control-Allow-Origin":false,"method.response.header.Location":false}' \
  --response-models '{"application/json":"Pet"}' \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method POST \
  --status-code 409 \
  --response-parameters '{"method.response.header.Access-Control-Allow-Origin":false}' \
  --response-models '{"application/json":"Problem"}' \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method POST \
  --status-code 500 \
  --response-parameters '{"method.response.header.Access-Control-Allow-Origin":false}' \
  --response-models '{"application/json":"Problem"}' \
  > /dev/null
aws apigateway put-integration \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method POST \
  --type AWS \
  --integration-http-method POST \
  --uri arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:add-pet/invocations \
  --credentials arn:aws:iam::111122223333:role/call-pet-functions \
  --request-templates '{"application/json":"{\n  \"pet\": $input.json('\''$'\''),\n  \"addedBy\": \"$context.authorizer.principalId\"\n}\n"}' \
  --passthrough-behavior NEVER \
  --timeout-in-millis 5000 \
  > /dev/null
aws apigateway put-integration-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method POST \
  --status-code 201 \
  --response-parameters '{"method.response.header.Access-Control-Allow-Origin":"'\''https://pets.example.com'\''","method.response.header.Location":"integration.response.body.location"}' \
  --response-templates '{"application/json":"$input.json('\''$.pet'\'')"}' \
  > /dev/null
aws apigateway put-integration-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method POST \
  --status-code 409 \
  --selection-pattern 'Duplicate: .*' \
  --response-parameters '{"method.response.header.Access-Control-Allow-Origin":"'\''https://pets.example.com'\''"}' \
  --response-templates '{"application/json":"{\"message\": $input.json('\''$.errorMessage'\'')}"}' \
  > /dev/null
aws apigateway put-integration-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets" \
  --http-method POST \
  --status-code 500 \
  --selection-pattern '(?!Duplicate: )(\n|.)+' \
  --response-parameters '{"method.response.header.Access-Control-Allow-Origin":"'\''https://pets.example.com'\''"}' \
  --response-templates '{"application/json":"{\"message\": \"The pet could not be added.\"}"}' \
  > /dev/null

# /pets/{petId}
resource_pets_petId=$(aws apigateway create-resource \
  --rest-api-id "$api_id" \
  --parent-id "$resource_pets" \
  --path-part '{petId}' \
  --query id --output text)

# GET /pets/{petId}
aws apigateway put-method \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId" \
  --http-method GET \
  --authorization-type NONE \
  --operation-name getPet \
  --request-parameters '{"method.request.path.petId":true}' \
  --request-validator-id "$validator_parameters_only" \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId" \
  --http-method GET \
  --status-code 200 \
  --response-parameters '{"method.response.header.Access-Control-Allow-Origin":false}' \
  --response-models '{"application/json":"Pet"}' \
  > /dev/null
aws apigateway put-integration \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId" \
  --http-method GET \
  --type AWS_PROXY \
  --integration-http-method POST \
  --uri arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:get-pet/invocations \
  --passthrough-behavior WHEN_NO_MATCH \
  > /dev/null

# /pets/{petId}/reviews
resource_pets_petId_reviews=$(aws apigateway create-resource \
  --rest-api-id "$api_id" \
  --parent-id "$resource_pets_petId" \
  --path-part reviews \
  --query id --output text)

# GET /pets/{petId}/reviews
aws apigateway put-method \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId_reviews" \
  --http-method GET \
  --authorization-type NONE \
  --operation-name listReviews \
  --request-parameters '{"method.request.path.petId":true,"method.request.querystring.stars":false}' \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId_reviews" \
  --http-method GET \
  --status-code 200 \
  --response-models '{"application/json":"Reviews"}' \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId_reviews" \
  --http-method GET \
  --status-code 404 \
  > /dev/null
aws apigateway put-method-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId_reviews" \
  --http-method GET \
  --status-code 502 \
  > /dev/null
aws apigateway put-integration \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId_reviews" \
  --http-method GET \
  --type HTTP \
  --integration-http-method GET \
  --uri 'https://reviews.example.com/pets/{id}' \
  --request-parameters '{"integration.request.path.id":"method.request.path.petId","integration.request.querystring.stars":"method.request.querystring.stars"}' \
  --passthrough-behavior WHEN_NO_MATCH \
  --cache-key-parameters '["method.request.path.petId","method.request.querystring.stars"]' \
  > /dev/null
aws apigateway put-integration-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId_reviews" \
  --http-method GET \
  --status-code 200 \
  > /dev/null
aws apigateway put-integration-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId_reviews" \
  --http-method GET \
  --status-code 404 \
  --selection-pattern '4[0-9]{2}' \
  > /dev/null
aws apigateway put-integration-response \
  --rest-api-id "$api_id" \
  --resource-id "$resource_pets_petId_reviews" \
  --http-method GET \
  --status-code 502 \
  --selection-pattern '5[0-9]{2}' \
  > /dev/null

# Gateway responses
aws apigateway put-gateway-response \
  --rest-api-id "$api_id" \
  --response-type BAD_REQUEST_BODY \
  --status-code 422 \
  --response-parameters '{"gatewayresponse.header.Access-Control-Allow-Origin":"'\''https://pets.example.com'\''"}' \
  --response-templates '{"application/json":"{\"message\": $context.error.messageString, \"type\": \"$context.error.responseType\"}"}' \
  > /dev/null
aws apigateway put-gateway-response \
  --rest-api-id "$api_id" \
  --response-type DEFAULT_4XX \
  --response-parameters '{"gatewayresponse.header.Access-Control-Allow-Origin":"'\''https://pets.example.com'\''"}' \
  --response-templates '{"application/json":"{\"message\":$context.error.messageString}"}' \
  > /dev/null
aws apigateway put-gateway-response \
  --rest-api-id "$api_id" \
  --response-type DEFAULT_5XX \
  --response-parameters '{"gatewayresponse.header.Access-Control-Allow-Origin":"'\''https://pets.example.com'\''"}' \
  --response-templates '{"application/json":"{\"message\":$context.error.messageString}"}' \
  > /dev/null

# Deployment
aws apigateway create-deployment \
  --rest-api-id "$api_id" \
  --stage-name prod \
  > /dev/null

echo "$api_id"
