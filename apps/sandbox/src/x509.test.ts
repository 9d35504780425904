import assert from 'node:assert/strict'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { selfSigned } from './x509.ts'

test('the home-made certificate is one that OpenSSL reads and verifies', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  for (const serial of ['5AB0', 'F123456789ABCDEF0123456789ABCDEF01234567']) {
    const pem = selfSigned({ privateKey, serial, name: 'Jiuyi 沙箱', from: new Date('2026-11-22T10:00:00Z'), years: 5 })
    const certificate = new X509Certificate(pem)
    assert.equal(certificate.serialNumber, serial)
    assert.equal(certificate.subject, 'CN=Jiuyi 沙箱')
    assert.ok(certificate.verify(publicKey))
    assert.equal(certificate.validToDate.toISOString(), '2031-11-22T10:00:00.000Z')
    assert.ok(certificate.checkPrivateKey(privateKey))
  }
})
