// Calls of DOKU's own Node library, unchanged but for the host. The environment says where it lies,
// where the simulator is, and with whose keys to call. Prints how many calls were taken, and the rest.
'use strict';

const fs = require('fs');
const {LIBRARY, SIMULATOR, KEY, CLIENT_ID, SECRET_KEY} = process.env;
const model = name => require(`${LIBRARY}/_models/${name}`);

require(`${LIBRARY}/_commons/config`).getBaseUrl = () => SIMULATOR;
const Snap = require(`${LIBRARY}/_modules/snap`);
const print = console.log;
console.log = () => {}; // The library prints tokens.

const BANKS = ['BCA', 'BANK_MANDIRI', 'BRI', 'BNI', 'DOKU', 'BANK_PERMATA', 'BANK_CIMB', 'BANK_DANAMON',
  'BNC', 'BTN', 'BSI', 'MAYBANK', 'SINARMAS', 'SINARMAS_FULL', 'BSS', 'QNB'];
const IP = '127.0.0.100';
const DEVICE = 'DEVICE1';
const run = String(Date.now()).slice(-8);
const failures = [];
let calls = 0;

const snap = new Snap({isProduction: false, privateKey: fs.readFileSync(KEY, 'utf8'), clientID: CLIENT_ID,
  publicKey: '', dokuPublicKey: '', issuer: 'shop', secretKey: SECRET_KEY});

async function attempt(name, call) {
  calls++;
  try {
    const answer = await call();
    const said = answer.data || answer;
    if (!String(said.responseCode).startsWith('200')) failures.push(`${name}: ${JSON.stringify(said)}`);
  } catch (e) {
    failures.push(`${name}: ${e.response ? JSON.stringify(e.response.data) : e.message}`);
  }
}

const filled = (request, members) => Object.assign(request, members);
const money = value => ({value, currency: 'IDR'});

async function virtualAccount(bank, index) {
  const channel = `VIRTUAL_ACCOUNT_${bank}`;
  const account = {partnerServiceId: '    1899', customerNo: run + String(index).padStart(2, '0')};
  account.virtualAccountNo = account.partnerServiceId + account.customerNo;
  const bill = {...account, virtualAccountName: `T_${run}`, virtualAccountEmail: 't@test.com',
    virtualAccountPhone: '6281234567', trxId: `NODE-${run}-${index}`, virtualAccountTrxType: 'C',
    expiredDate: '2039-07-29T09:54:04+07:00'};
  const CreateVa = model('createVaRequestDto');
  const UpdateVa = model('updateVaRequestDTO');
  const UpdateInfo = model('updateVaAdditionalInfoDTO');
  const UpdateConfig = model('updateVaVirtualAccountConfigDTO');
  const Amount = model('totalAmount');
  const DeleteVa = model('deleteVaRequestDTO');
  const StatusVa = model('checkStatusVARequestDTO');
  await attempt(`create ${channel}`, () => {
    const request = filled(new CreateVa(), {...bill, totalAmount: money('12500.00'),
      additionalInfo: {channel, virtualAccountConfig: {reusableStatus: false}}});
    delete request.freeText;
    return snap.createVa(request);
  });
  await attempt(`update ${channel}`, () => snap.updateVa(filled(new UpdateVa(), {...bill,
    totalAmount: filled(new Amount(), money('14000.00')),
    additionalInfo: new UpdateInfo(channel, filled(new UpdateConfig(), {status: 'ACTIVE'}))})));
  await attempt(`status ${channel}`, () => snap.checkStatusVa(
    new StatusVa(account.partnerServiceId, account.customerNo, account.virtualAccountNo)));
  await attempt(`delete ${channel}`, () => snap.deletePaymentCode(
    filled(new DeleteVa(), {...account, trxId: bill.trxId, additionalInfo: {channel}})));
}

async function bindings() {
  const Bind = model('accountBindingRequestDTO');
  const Unbind = model('accountUnbindingRequestDTO').AccountUnbindingRequestDto;
  const Balance = model('balanceInquiryRequestDTO');
  const Card = model('cardRegistrationRequestDTO');
  const CardOff = model('cardUnregistUnbindRequestDTO');
  const urls = {successRegistrationUrl: 'https://a.id/b', failedRegistrationUrl: 'https://a.id/c'};
  for (const channel of ['DIRECT_DEBIT_ALLO_SNAP', 'DIRECT_DEBIT_CIMB_SNAP', 'EMONEY_OVO_SNAP']) {
    const device = channel.includes('ALLO') ? {deviceModel: 'x', osType: 'ios', channelId: 'app'} : {};
    await attempt(`bind ${channel}`, () => snap.doAccountBinding(filled(new Bind(), {phoneNo: '6281234567890',
      additionalInfo: {channel, custIdMerchant: 'cust-1', customerName: 'A', ...urls, ...device}}), IP, DEVICE));
    await attempt(`unbind ${channel}`, () => snap.doAccountUnbinding(
      filled(new Unbind(), {tokenId: 'token', additionalInfo: {channel}}), IP));
    if (channel.includes('CIMB')) continue; // It has no balance to ask for.
    await attempt(`balance ${channel}`, () => snap.doBalanceInquiry(
      filled(new Balance(), {additionalInfo: {channel}}), 'auth-1', IP));
  }
  const channel = 'DIRECT_DEBIT_BRI_SNAP';
  await attempt('card', () => snap.doRegistrationCardBind(filled(new Card(), {custIdMerchant: 'cust1',
    cardData: {bankCardNo: '5221000000000000', bankCardType: 'D', expiryDate: '0539'},
    phoneNo: '6281234567890', additionalInfo: {channel, ...urls}})));
  await attempt('card off', () => snap.doUnRegistCardUnBind(new CardOff('token', {channel})));
}

async function payments() {
  const {PaymentRequestDto} = model('paymentRequestDirectDebitDTO');
  const Jump = model('paymentJumpAppRequestDTO');
  const Status = model('checkStatusDirectDebitRequestDTO');
  const Refund = model('refundRequestDTO');
  const amount = money('10000.00');
  const pages = {successPaymentUrl: 'https://a.id/b', failedPaymentUrl: 'https://a.id/c'};
  const further = {
    DIRECT_DEBIT_ALLO_SNAP: {lineItems: [{name: 'I', price: 10000.00, quantity: 1}]},
    DIRECT_DEBIT_BRI_SNAP: {paymentType: 'SALE'},
    DIRECT_DEBIT_CIMB_SNAP: {},
    EMONEY_OVO_SNAP: {paymentType: 'SALE'},
  };
  const how = {
    DIRECT_DEBIT_ALLO_SNAP: {payOptionDetails: [{payMethod: 'BALANCE', transAmount: amount}]},
    EMONEY_OVO_SNAP: {payOptionDetails: [{payMethod: 'CASH', transAmount: amount, feeAmount: amount}]},
  };
  // CIMB and BRI take 12 characters at most, Allo 32 at least.
  const number = (letter, channel) => channel.includes('ALLO')
    ? letter.repeat(24) + run : letter + channel.slice(7, 8) + channel.slice(13, 14) + '-' + run;
  for (const channel of [...Object.keys(further), 'EMONEY_DANA_SNAP', 'EMONEY_SHOPEE_PAY_SNAP']) {
    const partnerReferenceNo = number('P', channel);
    await attempt(`pay ${channel}`, () => channel in further
      ? snap.doPayment(filled(new PaymentRequestDto(), {partnerReferenceNo, amount, chargeToken: 'token',
        additionalInfo: {channel, remarks: 'r', ...pages, ...further[channel]}, ...how[channel]}), 'auth-1', IP, DEVICE)
      : snap.doPaymentJumpApp(filled(new Jump(), {partnerReferenceNo, amount, pointOfInitiation: 'app',
        validUpTo: '2039-07-29T09:54:04+07:00',
        urlParam: [{url: 'https://a.id/b', type: 'PAY_RETURN', isDeepLink: 'N'}],
        additionalInfo: {channel}}), IP, DEVICE));
    await fetch(`${SIMULATOR}/simulator/payments`, {method: 'POST', headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({invoice_number: partnerReferenceNo, do: 'pay'})});
    await attempt(`status ${channel}`, () => snap.doCheckStatus(filled(new Status(), {amount, serviceCode: '55',
      originalPartnerReferenceNo: partnerReferenceNo, additionalInfo: {deviceId: '1', channel}})));
    await attempt(`refund ${channel}`, () => snap.doRefund(filled(new Refund(), {refundAmount: amount, reason: 'x',
      originalPartnerReferenceNo: partnerReferenceNo, partnerRefundNo: number('R', channel),
      additionalInfo: {channel}}), 'auth-1', IP, DEVICE));
  }
}

(async () => {
  await attempt('token', () => snap.getTokenB2B());
  await attempt('token of a customer', () => snap.getTokenB2B2c('auth-1'));
  for (const [index, bank] of BANKS.entries()) await virtualAccount(bank, index);
  await bindings();
  await payments();
  print(`${calls - failures.length} of ${calls}`);
  failures.forEach(failure => print(failure));
})();
